package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects that are encrypted with a key of the caller's, who shows it again to read them. Nothing is encrypted; the digest of the key is
 * kept and compared.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html">AWS: SSE-C</a>
 */
final class CustomerKeys {
    private static final String SSE = "x-amz-server-side-encryption";
    private static final String SOURCE = "x-amz-copy-source-server-side-encryption";
    private static final String ALGORITHM = "-customer-algorithm";
    private static final String KEY = "-customer-key";
    private static final String MD5 = "-customer-key-MD5";
    private static final String KEPT_MD5 = SSE + "-customer-key-md5";
    private static final int KEY_BYTES = 32;

    private CustomerKeys() {}

    /** What a request says of a key. */
    private record Given(
            @Nullable String algorithm,
            @Nullable String key,
            @Nullable String md5) {
        static Given of(CallContext call, String prefix) {
            return new Given(
                    Preconditions.header(call, prefix + ALGORITHM),
                    Preconditions.header(call, prefix + KEY),
                    Preconditions.header(call, prefix + MD5));
        }

        boolean nothing() {
            return algorithm == null && key == null && md5 == null;
        }
    }

    /** Checks what a write says. */
    static void checkWrite(CallContext call) {
        Given given = Given.of(call, SSE);
        if (given.nothing()) {
            return;
        }
        String other = Preconditions.header(call, SSE);
        if (other != null) {
            throw S3Errors.invalidArgument(
                    "Server Side Encryption with Customer provided key is incompatible with the encryption method"
                            + " specified",
                    SSE,
                    other);
        }
        checkAlgorithm(given);
        if (given.key() == null) {
            throw invalid("Requests specifying Server Side Encryption with Customer provided keys must provide an"
                    + " appropriate secret key.");
        }
        if (given.md5() == null) {
            throw invalid("Requests specifying Server Side Encryption with Customer provided keys must provide the"
                    + " client calculated MD5 of the secret key.");
        }
        byte[] key = decoded(given.key());
        if (key.length != KEY_BYTES) {
            throw invalid("The secret key was invalid for the specified algorithm.");
        }
        if (!ChecksumAlgorithm.base64(ChecksumAlgorithm.digest("MD5").digest(key))
                .equals(given.md5())) {
            throw invalid("The calculated MD5 hash of the key did not match the hash that was provided.");
        }
    }

    private static byte[] decoded(String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static void checkAlgorithm(Given given) {
        if (given.algorithm() == null) {
            throw invalid("Requests specifying Server Side Encryption with Customer provided keys must provide a valid"
                    + " encryption algorithm.");
        }
        if (!given.algorithm().equals("AES256")) {
            throw S3Errors.of(
                            400,
                            "InvalidEncryptionAlgorithmError",
                            "The Encryption request you specified is not valid. Supported value: AES256.")
                    .with("ArgumentName", SSE)
                    .with("ArgumentValue", given.algorithm())
                    .error();
        }
    }

    private static S3Exception invalid(String message) {
        return S3Errors.of(400, "InvalidArgument", message)
                .with("ArgumentName", SSE)
                .error();
    }

    /** Checks that a read shows the key that the object was written with. */
    static void checkRead(CallContext call, ObjectRecord object) {
        check(Given.of(call, SSE), object);
    }

    /** Checks that a copy shows the key that its source was written with. */
    static void checkSource(CallContext call, ObjectRecord source) {
        check(Given.of(call, SOURCE), source);
    }

    private static void check(Given given, ObjectRecord object) {
        String kept = object.headers().get(KEPT_MD5);
        if (given.nothing()) {
            if (kept != null) {
                throw S3Errors.invalidRequest(
                        "The object was stored using a form of Server Side Encryption. The correct"
                                + " parameters must be provided to retrieve the object.");
            }
            return;
        }
        checkAlgorithm(given);
        if (kept == null) {
            throw S3Errors.invalidRequest("The encryption parameters are not applicable to this object.");
        }
        if (!kept.equals(given.md5())) {
            throw S3Errors.of(
                            403,
                            "AccessDenied",
                            "Requests specifying Server Side Encryption with Customer provided keys must provide the"
                                    + " correct secret key.")
                    .error();
        }
    }

    /** Checks that a part is given the key that its upload was begun with. */
    static void checkPart(CallContext call, UploadRecord upload) {
        checkWrite(call);
        String kept = upload.headers().get(KEPT_MD5);
        String given = Preconditions.header(call, SSE + MD5);
        if ((kept == null) != (given == null)) {
            throw S3Errors.invalidRequest("The multipart upload initiate requested encryption. Subsequent part requests"
                    + " must include the appropriate encryption parameters.");
        }
        if (kept != null && !kept.equals(given)) {
            throw S3Errors.invalidRequest("The provided encryption parameters did not match the ones used originally.");
        }
    }

    static boolean used(Map<String, String> headers) {
        return headers.containsKey(KEPT_MD5);
    }

    /** Whether the ETag of a body says nothing of its content: it is encrypted with a key of the caller's or of KMS. */
    static boolean hidesEtag(Map<String, String> headers) {
        return used(headers) || headers.getOrDefault(SSE, "").startsWith("aws:kms");
    }

    /** Returns the ETag of a body: its MD5, or what looks like one. */
    static String etag(Map<String, String> headers, String md5) {
        if (!hidesEtag(headers)) {
            return md5;
        }
        String salted = md5 + ThreadLocalRandom.current().nextLong();
        return HexFormat.of()
                .formatHex(ChecksumAlgorithm.digest("MD5").digest(salted.getBytes(StandardCharsets.UTF_8)));
    }
}
