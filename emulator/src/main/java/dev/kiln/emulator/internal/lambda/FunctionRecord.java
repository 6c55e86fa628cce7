package dev.kiln.emulator.internal.lambda;

import java.util.Map;

/**
 * What belongs to a function and not to one of its versions.
 *
 * @param lastVersion the highest version number that was given away; numbers are never given twice
 */
record FunctionRecord(String account, String region, String name, int lastVersion, Map<String, String> tags) {
    FunctionRecord {
        tags = Map.copyOf(tags);
    }

    FunctionName functionName() {
        return new FunctionName(account, region, name, null);
    }

    FunctionRecord withLastVersion(int number) {
        return new FunctionRecord(account, region, name, number, tags);
    }

    FunctionRecord withTags(Map<String, String> newTags) {
        return new FunctionRecord(account, region, name, lastVersion, newTags);
    }
}
