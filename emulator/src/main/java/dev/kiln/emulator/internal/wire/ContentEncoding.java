package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Takes compression off request bodies, within the bound that holds for plain ones. */
final class ContentEncoding {
    private static final int MAX_LAYERS = 3;

    private ContentEncoding() {}

    /**
     * Returns the collected body of a request as it was before it was encoded; empty for a body that is a stream.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException if it is longer than allowed when unpacked, or broken
     */
    static byte[] plain(HttpRequest request, long maxBytes) {
        byte[] body = request.body() instanceof RequestBody.Collected collected ? collected.bytes() : new byte[0];
        List<String> encodings = request.headers().all("Content-Encoding");
        if (encodings.isEmpty() || body.length == 0) {
            return body;
        }
        String[] layers = String.join(",", encodings).toLowerCase(Locale.ROOT).split(",", -1);
        if (layers.length > MAX_LAYERS) {
            throw AwsErrors.error(415, "UnsupportedMediaTypeException", "Too many content encodings");
        }
        for (int i = layers.length - 1; i >= 0; i--) {
            body = unpack(body, layers[i].strip(), maxBytes);
        }
        return body;
    }

    private static byte[] unpack(byte[] body, String encoding, long maxBytes) {
        return switch (encoding) {
            case "gzip", "x-gzip", "deflate" -> {
                int limit = (int) Math.min(maxBytes, Integer.MAX_VALUE - 16);
                try (InputStream from = stream(body, encoding)) {
                    byte[] plain = from.readNBytes(limit);
                    if (from.read() >= 0) {
                        throw AwsErrors.error(
                                413,
                                "RequestEntityTooLargeException",
                                "Request must be smaller than " + maxBytes + " bytes");
                    }
                    yield plain;
                } catch (IOException broken) {
                    // AWS answers a broken encoding as its own failure (recorded for DynamoDB)
                    throw AwsErrors.error(500, "InternalFailure", "");
                }
            }
            case "", "identity", "aws-chunked" -> body;
            default ->
                throw AwsErrors.error(
                        415, "UnsupportedMediaTypeException", "Content encoding " + encoding + " is not supported");
        };
    }

    private static InputStream stream(byte[] body, String encoding) throws IOException {
        InputStream packed = new ByteArrayInputStream(body);
        return encoding.equals("deflate") ? new InflaterInputStream(packed) : new GZIPInputStream(packed);
    }
}
