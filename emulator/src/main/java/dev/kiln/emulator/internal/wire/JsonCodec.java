package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** JSON bodies: blobs are base64 text, timestamps numbers of seconds unless the model says otherwise. */
final class JsonCodec extends BodyCodec {
    static final JsonCodec JSON = new JsonCodec();

    private JsonCodec() {
        super(JsonFactory.builder().streamReadConstraints(BOUNDS).build());
    }

    @Override
    BodyReader reader(JsonParser parser, byte[] body) {
        return new Reader(parser, body);
    }

    @Override
    BodyWriter writer(JsonGenerator generator) {
        return new Writer(generator);
    }

    private static final class Reader extends BodyReader {
        private final byte[] body;

        Reader(JsonParser parser, byte[] body) {
            super(parser);
            this.body = body;
        }

        /**
         * Decodes straight from the body where the text has no escapes: a zip file of 50 MB would otherwise pass through
         * a text of twice its size. The parser skips the token when it is asked for the next.
         */
        @Override
        SdkBytes blob(JsonToken token) {
            if (token != JsonToken.VALUE_STRING) {
                throw AwsErrors.serialization("only base-64-encoded strings are convertible to bytes");
            }
            int start = (int) parser.currentTokenLocation().getByteOffset() + 1;
            if (start > 0 && start <= body.length && body[start - 1] == '"') {
                int end = start;
                while (end < body.length && body[end] != '"' && body[end] != '\\') {
                    end++;
                }
                if (end < body.length && body[end] == '"') {
                    return decode(ByteBuffer.wrap(body, start, end - start));
                }
            }
            return decode(ByteBuffer.wrap(parser.getString().getBytes(StandardCharsets.UTF_8)));
        }

        private static SdkBytes decode(ByteBuffer base64) {
            if (base64.remaining() % 4 != 0) {
                throw AwsErrors.serialization(
                        "Base64 encoded length is expected a multiple of 4 bytes but found: " + base64.remaining());
            }
            refuseLooseBits(base64);
            try {
                return SdkBytes.fromByteArrayUnsafe(
                        Base64.getDecoder().decode(base64).array());
            } catch (IllegalArgumentException stray) {
                throw AwsErrors.serialization("Invalid Base64 character");
            }
        }

        /** Java's decoder ignores bits of the last character that no byte takes; AWS refuses them. */
        private static void refuseLooseBits(ByteBuffer base64) {
            int end = base64.limit();
            int pads = 0;
            while (pads < 2 && end - pads > base64.position() && base64.get(end - pads - 1) == '=') {
                pads++;
            }
            if (pads > 0 && end - pads > base64.position()) {
                int loose = pads == 1 ? 0b11 : 0b1111;
                if ((sextet(base64.get(end - pads - 1)) & loose) != 0) {
                    throw AwsErrors.serialization("Invalid last non-pad Base64 character dectected");
                }
            }
        }

        private static int sextet(byte character) {
            return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(character);
        }

        @Override
        Object timestamp(JsonToken token, Member member) {
            Format format = member.timestamp(Format.UNIX_TIMESTAMP);
            if (token == JsonToken.VALUE_NUMBER_INT) {
                long number = parser.getLongValue();
                return Instant.ofEpochMilli(format == Format.UNIX_TIMESTAMP_MILLIS ? number : number * 1000);
            }
            if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                double number = parser.getDoubleValue();
                return Instant.ofEpochMilli(
                        Math.round(format == Format.UNIX_TIMESTAMP_MILLIS ? number : number * 1000));
            }
            try {
                return Timestamps.read(parser.getString(), format);
            } catch (DateTimeException | NumberFormatException unreadable) {
                throw mismatch(token, "Date");
            }
        }
    }

    private static final class Writer extends BodyWriter {
        Writer(JsonGenerator to) {
            super(to);
        }

        @Override
        void timestamp(Instant value, Member member) {
            Format format = member.timestamp(Format.UNIX_TIMESTAMP);
            String text = Timestamps.write(value, format);
            if (format == Format.UNIX_TIMESTAMP || format == Format.UNIX_TIMESTAMP_MILLIS) {
                to.writeNumber(text);
            } else {
                to.writeString(text);
            }
        }
    }
}
