package dev.kiln.emulator.internal.s3;

import org.jspecify.annotations.Nullable;

/** What S3 says of all documents that do not follow its schema, whatever it is about them. */
final class WellFormed {
    private WellFormed() {}

    static void require(boolean follows) {
        if (!follows) {
            throw S3Errors.malformedXml();
        }
    }

    /** Checks a value that there must be and that the SDK must know. */
    static void known(@Nullable Enum<?> value) {
        require(value != null && !value.name().equals("UNKNOWN_TO_SDK_VERSION"));
    }
}
