package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What S3 says of a request as such, whichever operation it means: that nothing is found at such a path, or that parameters make no
 * sense where they stand. Some of them would otherwise be taken for another operation, which writes over the object.
 */
final class Asked {
    private static final List<String> ON_POST = List.of("uploads", "uploadId", "restore", "select");
    private static final List<String> NUMBERS =
            List.of("max-keys", "max-uploads", "max-parts", "max-buckets", "part-number-marker");
    private static final List<String> DATES = List.of("If-Modified-Since", "If-Unmodified-Since");
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Set<String> NO_HASHES = Set.of(
            "UNSIGNED-PAYLOAD",
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
            "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER");

    private Asked() {}

    static void check(HttpRequest request) {
        String path = request.path();
        if (path.indexOf('%') >= 0 && !isUtf8(path)) {
            throw S3Errors.of(400, "InvalidURI", "Couldn't parse the specified URI.")
                    .with("URI", path)
                    .error();
        }
        if (path.length() > PutObject.MOST_KEY_BYTES) {
            PutObject.checkKey(Address.of(request).key());
        }
        checkMethod(request);
        checkHeaders(request);
        if (!request.query().isEmpty()) {
            checkParameters(request);
            checkBody(request);
        }
    }

    private static boolean isUtf8(String path) {
        try {
            // one byte a character, whatever it is
            String bytes = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
            if (bytes.chars().anyMatch(c -> c > 0xFF)) {
                return true; // not written as bytes
            }
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return false;
        }
    }

    private static void checkMethod(HttpRequest request) {
        String method = request.method();
        String path = request.path();
        int slash = path.indexOf('/', 1);
        boolean ofKey = slash > 0 && slash < path.length() - 1;
        switch (method) {
            case "GET" -> {}
            case "HEAD", "PUT", "DELETE" -> {
                if (path.length() <= 1) {
                    throw notAllowed(method, "SERVICE").error();
                }
            }
            case "POST" -> {
                boolean known = !ofKey || ON_POST.stream().anyMatch(name -> request.parameter(name) != null);
                if (path.length() <= 1 || !known) {
                    throw notAllowed(method, path.length() <= 1 ? "SERVICE" : "OBJECT")
                            .error();
                }
            }
            default ->
                throw notAllowed(method, path.length() <= 1 ? "SERVICE" : ofKey ? "OBJECT" : "BUCKET")
                        .error();
        }
        if (ofKey && !request.query().isEmpty()) {
            checkOfKey(request);
        }
    }

    private static void checkOfKey(HttpRequest request) {
        if (request.method().equals("PUT")) {
            String part = request.parameter("partNumber");
            boolean ofUpload = request.parameter("uploadId") != null;
            if (part != null && !ofUpload) {
                throw S3Errors.invalidArgument(
                        "This operation does not accept partNumber without uploadId", "partNumber", part);
            }
            if (part == null && ofUpload) {
                throw notAllowed("PUT", "UPLOAD")
                        .header("Allow", "DELETE, POST, GET")
                        .error();
            }
        } else if (request.method().equals("GET")) {
            if (request.parameter("versions") != null) {
                throw S3Errors.invalidRequest("There is no such thing as the ?versions sub-resource for a key");
            }
            if (request.parameter("uploads") != null) {
                throw S3Errors.invalidRequest("Key is not expected for the GET method ?uploads subresource");
            }
        }
    }

    private static S3Errors.Made notAllowed(String method, String resource) {
        return S3Errors.of(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                .with("Method", method)
                .with("ResourceType", resource);
    }

    private static void checkParameters(HttpRequest request) {
        for (String name : NUMBERS) {
            String text = request.parameter(name);
            if (text != null && !text.isEmpty() && !isInteger(text)) {
                throw S3Errors.invalidArgument(
                        "Provided " + name + " not an integer or within integer range", name, text);
            }
        }
        String part = request.parameter("partNumber");
        if (part != null && !isInteger(part)) {
            throw S3Errors.invalidArgument(
                    "Part number must be an integer between 1 and 10000, inclusive", "partNumber", part);
        }
    }

    /** Settings and lists of keys come with digests as objects do; those of a completed upload are of the object. */
    private static void checkBody(HttpRequest request) {
        if (request.body() instanceof RequestBody.Collected collected
                && (request.method().equals("PUT") || request.method().equals("POST"))
                && request.parameter("uploadId") == null
                && request.parameter("uploads") == null
                && !AwsChunked.frames(request.headers())) {
            IncomingBody.checkCollected(request.headers(), collected.bytes());
        }
    }

    private static boolean isInteger(String text) {
        try {
            Integer.parseInt(text);
            return true;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static void checkHeaders(HttpRequest request) {
        String hash = request.header("x-amz-content-sha256");
        if (hash != null && !NO_HASHES.contains(hash) && !HASH.matcher(hash).matches()) {
            throw notHash(hash);
        }
        for (String name : DATES) {
            String text = request.header(name);
            if (text != null && HttpDates.read(text) == null) {
                request.headers().remove(name); // as HTTP wants it
            }
        }
    }

    private static S3Exception notHash(String hash) {
        return S3Errors.invalidArgument(
                "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
                        + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER,"
                        + " STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD,"
                        + " STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
                "x-amz-content-sha256",
                hash);
    }
}
