package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import dev.kiln.emulator.internal.store.Blob;
import dev.kiln.emulator.internal.store.BlobWriter;
import dev.kiln.emulator.internal.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the body of a request into a blob while it arrives, and checks what the client said of it. */
final class IncomingBody {
    private final Blobs blobs;
    private final Executor executor;

    /**
     * Takes bodies into blobs.
     *
     * @param executor computes what takes long of large ones
     */
    IncomingBody(Blobs blobs, Executor executor) {
        this.blobs = blobs;
        this.executor = executor;
    }

    /**
     * A body that was taken.
     *
     * @param etag its MD5 in hex
     * @param checksum of the algorithm that the client names, or else of S3's own
     * @param own of the algorithm that S3 keeps, whichever the client names
     */
    record Taken(Blob blob, String etag, Checksum checksum, Checksum own) {}

    /**
     * Takes the body of a call.
     *
     * @param otherwise the algorithm where the client names none
     */
    Taken take(CallContext call, ChecksumAlgorithm otherwise) {
        return take(call, otherwise, false);
    }

    /**
     * Takes the body of a call.
     *
     * @param kept the algorithm where the client names none
     * @param always whether a checksum of it is wanted also where the client names another
     */
    Taken take(CallContext call, ChecksumAlgorithm kept, boolean always) {
        HttpRequest request = call.http();
        if (request == null) {
            throw S3Errors.invalidRequest("A body can be sent by HTTP clients and by SDK clients only");
        }
        Promises promises = Promises.of(request.headers());
        boolean framed = AwsChunked.frames(request.headers());
        AwsChunked chunked = framed ? new AwsChunked(request.body().stream()) : null;
        InputStream in = chunked == null ? request.body().stream() : chunked;
        try (BlobWriter to = blobs.writer()) {
            ChecksumAlgorithm algorithm = promises.algorithm() == null ? kept : promises.algorithm();
            ChecksumAlgorithm.Running running = algorithm.start();
            ChecksumAlgorithm.Running own = algorithm == kept || !always ? running : kept.start();
            ChecksumAlgorithm.Running sha256 = promises.sha256() == null ? null : ChecksumAlgorithm.SHA256.start();
            Sums sums = new Sums(
                    executor,
                    Stream.of(running, own == running ? null : own, sha256)
                            .filter(Objects::nonNull)
                            .toList());
            sums.take(in, chunked == null ? request.body().length() : promises.decodedLength(), to);
            byte[] digest = sums.md5();
            promises.checkLength(sums.length());
            promises.checkMd5(digest, request.parameter("partNumber") != null);
            promises.checkSha256(sha256 == null ? null : sha256.value());
            String value = ChecksumAlgorithm.base64(running.value());
            Headers trailers = chunked == null ? trailers(request) : chunked.trailers();
            promises.checkChecksum(algorithm, value, trailers);
            Checksum named = new Checksum(algorithm.name(), false, value);
            Checksum ofOwn =
                    own == running ? named : new Checksum(kept.name(), false, ChecksumAlgorithm.base64(own.value()));
            return new Taken(to.finish(), HexFormat.of().formatHex(digest), named, ofOwn);
        } catch (IOException broken) {
            throw S3Errors.of(
                            400,
                            "IncompleteBody",
                            "You did not provide the number of bytes specified by the Content-Length HTTP header")
                    .error();
        }
    }

    /** Checks what a client says of a body that is no object, such as settings; nothing where it says nothing. */
    static void checkCollected(Headers headers, byte[] body) {
        Promises promises = Promises.of(headers);
        MessageDigest md5 = ChecksumAlgorithm.digest("MD5");
        promises.checkMd5(md5.digest(body), true);
        if (promises.sha256() != null) {
            promises.checkSha256(ChecksumAlgorithm.digest("SHA-256").digest(body));
        }
        if (promises.algorithm() != null) {
            ChecksumAlgorithm.Running running = promises.algorithm().start();
            running.update(body, 0, body.length);
            promises.checkChecksum(promises.algorithm(), ChecksumAlgorithm.base64(running.value()), new Headers());
        }
    }

    private static Headers trailers(HttpRequest request) {
        return request.body() instanceof RequestBody.Arriving arriving
                ? arriving.trailers().get()
                : new Headers();
    }

    /** What a client says of the body that it sends. */
    private record Promises(
            @Nullable ChecksumAlgorithm algorithm,
            @Nullable String checksum,
            @Nullable String md5,
            @Nullable String sha256,
            long decodedLength) {
        static Promises of(Headers headers) {
            ChecksumHeaders.check(headers);
            ChecksumAlgorithm algorithm = null;
            String value = null;
            for (ChecksumAlgorithm each : ChecksumAlgorithm.values()) {
                String given = headers.first(each.header());
                if (given != null) {
                    if (value != null) {
                        throw S3Errors.invalidRequest(
                                "Expecting a single x-amz-checksum- header. Multiple checksum Types"
                                        + " are not allowed.");
                    }
                    algorithm = each;
                    value = given;
                }
            }
            if (algorithm != null && value != null) {
                value = valid(algorithm, value);
            }
            String trailer =
                    headers.first("x-amz-trailer", "").toLowerCase(Locale.ROOT).strip();
            if (trailer.startsWith("x-amz-checksum-") && algorithm == null) {
                algorithm = ChecksumAlgorithm.named(trailer.substring("x-amz-checksum-".length()));
            }
            String named = headers.first("x-amz-sdk-checksum-algorithm");
            if (named != null && algorithm == null) {
                algorithm = ChecksumAlgorithm.named(named);
                if (algorithm == null) {
                    throw S3Errors.invalidRequest(
                            "Checksum algorithm provided is unsupported. Please try again with any"
                                    + " of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
                }
            }
            String sha256 = headers.first("x-amz-content-sha256", "");
            String decoded = headers.first("x-amz-decoded-content-length");
            return new Promises(
                    algorithm,
                    value,
                    md5(headers.first("Content-MD5")),
                    sha256.length() == 64 ? sha256 : null,
                    decoded == null ? -1 : number(decoded));
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException none) {
                throw S3Errors.invalidArgument(
                        "x-amz-decoded-content-length is invalid", "x-amz-decoded-content-length", text);
            }
        }

        private static String valid(ChecksumAlgorithm algorithm, String value) {
            try {
                if (Base64.getDecoder().decode(value).length == algorithm.length()) {
                    return value;
                }
            } catch (IllegalArgumentException malformed) {
                // said below
            }
            throw S3Errors.invalidRequest("Value for " + algorithm.header() + " header is invalid.");
        }

        /** AWS says what it expected of a part in base64, of an object in hex. */
        private static String base64(String hex) {
            return ChecksumAlgorithm.base64(HexFormat.of().parseHex(hex));
        }

        /** Returns the digest in hex. */
        private static @Nullable String md5(@Nullable String value) {
            if (value == null) {
                return null;
            }
            try {
                byte[] decoded = Base64.getDecoder().decode(value);
                if (decoded.length == 16) {
                    return HexFormat.of().formatHex(decoded);
                }
            } catch (IllegalArgumentException malformed) {
                // said below
            }
            throw S3Errors.of(400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
                    .with("Content-MD5", value)
                    .error();
        }

        void checkLength(long length) {
            if (decodedLength >= 0 && decodedLength != length) {
                throw S3Errors.of(
                                400,
                                "IncompleteBody",
                                "You did not provide the number of bytes specified by the Content-Length HTTP header")
                        .error();
            }
        }

        void checkMd5(byte[] digest, boolean part) {
            if (md5 != null && !md5.equals(HexFormat.of().formatHex(digest))) {
                throw S3Errors.of(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
                        .with("ExpectedDigest", part ? base64(md5) : md5)
                        .with("CalculatedDigest", ChecksumAlgorithm.base64(digest))
                        .error();
            }
        }

        void checkSha256(byte @Nullable [] digest) {
            if (sha256 != null
                    && digest != null
                    && !sha256.equals(HexFormat.of().formatHex(digest))) {
                throw S3Errors.of(
                                400,
                                "XAmzContentSHA256Mismatch",
                                "The provided 'x-amz-content-sha256' header does not match what was computed.")
                        .with("ClientComputedContentSHA256", sha256)
                        .with("S3ComputedContentSHA256", HexFormat.of().formatHex(digest))
                        .error();
            }
        }

        void checkChecksum(ChecksumAlgorithm computed, String value, Headers trailers) {
            String trailer = trailers.first(computed.header());
            String promised = checksum == null && trailer != null ? valid(computed, trailer.strip()) : checksum;
            if (promised != null && !promised.equals(value)) {
                throw S3Errors.of(
                                400,
                                "BadDigest",
                                "The " + computed.name() + " you specified did not match the calculated checksum.")
                        .error();
            }
        }
    }
}
