package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Headers that are kept with an object and answered as they came. */
final class ObjectHeaders {
    private static final String SSE = "x-amz-server-side-encryption";
    private static final String META = "x-amz-meta-";
    private static final int MOST_META_BYTES = 2048;

    private static final List<String> KEPT = List.of(
            "content-type",
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-language",
            "expires",
            "x-amz-website-redirect-location",
            "x-amz-storage-class",
            SSE,
            SSE + "-aws-kms-key-id",
            SSE + "-bucket-key-enabled",
            SSE + "-customer-algorithm",
            SSE + "-customer-key-md5");

    /** Answered by every operation that makes an object or reads one, not only by the reading. */
    private static final Set<String> ENCRYPTION = Set.of(
            SSE,
            SSE + "-aws-kms-key-id",
            SSE + "-bucket-key-enabled",
            SSE + "-customer-algorithm",
            SSE + "-customer-key-md5");

    private ObjectHeaders() {}

    static Map<String, String> of(CallContext call) {
        CustomerKeys.checkWrite(call);
        Map<String, String> kept = new LinkedHashMap<>();
        HttpRequest http = call.http();
        Headers headers = http == null ? new Headers() : http.headers();
        for (String name : KEPT) {
            String value = headers.first(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        String encoding = AwsChunked.without(kept.getOrDefault("content-encoding", ""));
        if (encoding.isEmpty()) {
            kept.remove("content-encoding");
        } else {
            kept.put("content-encoding", encoding);
        }
        kept.putIfAbsent("content-type", "binary/octet-stream");
        if (kept.containsKey(SSE + "-aws-kms-key-id")
                && !kept.getOrDefault(SSE, "").startsWith("aws:kms")) {
            throw S3Errors.of(
                            400,
                            "InvalidArgument",
                            "Server Side Encryption with AWS KMS managed key requires HTTP header"
                                    + " x-amz-server-side-encryption : aws:kms")
                    .with("ArgumentName", SSE)
                    .with("ArgumentValue", kept.getOrDefault(SSE, "null"))
                    .error();
        }
        if (!kept.containsKey(SSE + "-customer-algorithm")) {
            kept.putIfAbsent(SSE, "AES256");
        }
        checkEncryption(kept.getOrDefault(SSE, ""));
        checkRedirect(kept.getOrDefault("x-amz-website-redirect-location", "/"));
        checkStorageClass(kept.getOrDefault("x-amz-storage-class", "STANDARD"));
        kept.remove("x-amz-storage-class", "STANDARD");
        return kept;
    }

    private static void checkEncryption(String value) {
        if (!Set.of("", "AES256", "aws:kms", "aws:kms:dsse", "aws:fsx").contains(value)) {
            throw S3Errors.invalidArgument("The encryption method specified is not supported", SSE, value);
        }
    }

    private static void checkRedirect(String location) {
        if (!location.startsWith("/") && !location.startsWith("http://") && !location.startsWith("https://")) {
            throw S3Errors.of(
                            400,
                            "InvalidRedirectLocation",
                            "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.")
                    .error();
        }
    }

    private static void checkStorageClass(String value) {
        StorageClass known = StorageClass.fromValue(value);
        if (known == StorageClass.UNKNOWN_TO_SDK_VERSION || known == StorageClass.OUTPOSTS) {
            throw S3Errors.of(400, "InvalidStorageClass", "The storage class you specified is not valid")
                    .with("StorageClassRequested", value)
                    .error();
        }
    }

    /** Returns the metadata of a request by names without their prefix, in lower case. */
    static Map<String, String> metadata(CallContext call) {
        Map<String, String> metadata = new LinkedHashMap<>();
        HttpRequest http = call.http();
        if (http == null) {
            return metadata;
        }
        int bytes = 0;
        for (String name : http.headers().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(META)) {
                String value = String.join(",", http.headers().all(name));
                metadata.put(lower.substring(META.length()), text(value, http));
                bytes += lower.length() - META.length() + value.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        if (bytes > MOST_META_BYTES) {
            throw S3Errors.of(400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
                    .with("Size", Integer.toString(bytes))
                    .with("MaxSizeAllowed", Integer.toString(MOST_META_BYTES))
                    .error();
        }
        return metadata;
    }

    /** Headers come as bytes of ISO 8859-1; clients mean UTF-8, or encode their text. Forms do not encode. */
    private static String text(String value, HttpRequest http) {
        boolean bytes = value.chars().allMatch(c -> c < 0x100);
        String text = bytes ? new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : value;
        boolean form = http.method().equals("POST") && http.parameter("uploads") == null;
        return form ? text : MailWords.decoded(text);
    }

    /** Returns metadata as headers can carry it. */
    static Map<String, String> answered(Map<String, String> metadata) {
        Map<String, String> answered = new LinkedHashMap<>();
        metadata.forEach((name, value) -> answered.put(name, MailWords.encoded(value)));
        return answered;
    }

    /** Sets the members of an answer that say how the object is encrypted. */
    static <B extends SdkPojo> B encryption(B answer, Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (ENCRYPTION.contains(name)) {
                SdkFields.setHeader(answer, name, value);
            }
        });
        return answer;
    }

    /** Sets the members of an answer that are headers of the object. */
    static <B extends SdkPojo> B all(B answer, Map<String, String> headers) {
        headers.forEach((name, value) -> SdkFields.setHeader(answer, name, value));
        return answer;
    }

    /** Sets the member that carries a checksum. */
    static <B extends SdkPojo> B checksum(B answer, Checksum checksum) {
        if (checksum.present()) {
            SdkFields.setHeader(answer, checksum.header(), checksum.value());
            SdkFields.setHeader(answer, "x-amz-checksum-type", checksum.type());
        }
        return answer;
    }
}
