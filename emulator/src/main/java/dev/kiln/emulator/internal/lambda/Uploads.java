package dev.kiln.emulator.internal.lambda;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Takes in the code that a request brings along or refers to. */
final class Uploads {
    private final CodeArchive archive;

    Uploads(CodeArchive archive) {
        this.archive = archive;
    }

    CodeArchive.Stored take(@Nullable SdkBytes zip, @Nullable String bucket, @Nullable String imageUri) {
        if (imageUri != null) {
            throw Settings.imagesNotSupported();
        }
        if (zip != null) {
            return archive.store(zip.asByteArrayUnsafe());
        }
        if (bucket != null) {
            throw LambdaErrors.invalid(
                    "Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The"
                            + " specified bucket does not exist");
        }
        throw LambdaErrors.invalid("Please provide a source for function code.");
    }
}
