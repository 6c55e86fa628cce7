package dev.kiln.emulator.internal.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects and prefixes as both ListObjects write them. */
final class ListedObjects {
    static final int MOST = 1000;

    private ListedObjects() {}

    static int most(@Nullable Integer given) {
        if (given != null && given < 0) {
            throw S3Errors.invalidArgument(
                    "Argument maxKeys must be an integer between 0 and 2147483647", "maxKeys", given.toString());
        }
        return given == null ? MOST : Math.min(given, MOST);
    }

    static List<S3Object> objects(List<ObjectRecord> objects, Encoding encoding, @Nullable Owner owner) {
        return objects.stream()
                .map(object -> {
                    S3Object.Builder listed = S3Object.builder()
                            .key(encoding.text(object.key()))
                            .lastModified(object.modified())
                            .eTag(object.quotedEtag())
                            .size(object.size())
                            .storageClass(object.storageClass())
                            .owner(owner);
                    if (object.checksum().present()) {
                        listed.checksumAlgorithmWithStrings(object.checksum().algorithm())
                                .checksumType(object.checksum().type());
                    }
                    return listed.build();
                })
                .toList();
    }

    static List<CommonPrefix> prefixes(List<String> prefixes, Encoding encoding) {
        return prefixes.stream()
                .map(prefix ->
                        CommonPrefix.builder().prefix(encoding.text(prefix)).build())
                .toList();
    }

    /** Returns a delimiter as it is answered; an empty one is none. */
    static @Nullable String delimiter(@Nullable String given, Encoding encoding) {
        return given == null || given.isEmpty() ? null : encoding.text(given);
    }

    static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
