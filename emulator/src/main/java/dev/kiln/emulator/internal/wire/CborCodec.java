package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;

/**
 * AWS's CBOR 1.1, of which Kinesis is the user: blobs are byte strings, and timestamps are tag 1 with whole milliseconds
 * (RFC 8949 would have seconds).
 */
final class CborCodec extends BodyCodec {
    static final CborCodec CBOR = new CborCodec();
    private static final int EPOCH_TAG = 1;

    private CborCodec() {
        super(CBORFactory.builder().streamReadConstraints(BOUNDS).build());
    }

    @Override
    BodyReader reader(JsonParser parser, byte[] body) {
        return new Reader(parser);
    }

    @Override
    BodyWriter writer(JsonGenerator generator) {
        return new Writer((CBORGenerator) generator);
    }

    private static final class Reader extends BodyReader {
        Reader(JsonParser parser) {
            super(parser);
        }

        @Override
        SdkBytes blob(JsonToken token) {
            // "undefined" is an embedded object as well, without bytes
            byte @Nullable [] bytes = token == JsonToken.VALUE_EMBEDDED_OBJECT ? parser.getBinaryValue() : null;
            if (bytes == null) {
                throw AwsErrors.serialization("only byte strings are convertible to bytes");
            }
            return SdkBytes.fromByteArrayUnsafe(bytes);
        }

        @Override
        Object timestamp(JsonToken token, Member member) {
            if (!token.isNumeric()) {
                throw mismatch(token, "Date");
            }
            return Instant.ofEpochMilli(
                    token == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : Math.round(parser.getDoubleValue()));
        }
    }

    private static final class Writer extends BodyWriter {
        private final CBORGenerator cbor;

        Writer(CBORGenerator to) {
            super(to);
            this.cbor = to;
        }

        @Override
        void timestamp(Instant value, Member member) {
            cbor.writeTag(EPOCH_TAG);
            cbor.writeNumber(value.toEpochMilli());
        }
    }
}
