package dev.kiln.emulator.internal.lambda;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/**
 * A function URL.
 *
 * @param id the first label of its host name
 * @param qualifier the alias it calls; null for {@code $LATEST}
 * @param config without the URL itself, which depends on where the emulator listens
 */
record UrlRecord(
        String id,
        String account,
        String region,
        String function,
        @Nullable String qualifier,
        FunctionUrlConfig config) {
    FunctionName functionName() {
        return new FunctionName(account, region, function, qualifier);
    }
}
