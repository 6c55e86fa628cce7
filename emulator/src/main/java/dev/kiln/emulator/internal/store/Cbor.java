package dev.kiln.emulator.internal.store;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.cbor.CBORFactory;

/**
 * Turns values of one type into bytes and back.
 *
 * <p>What can be stored: records, enums, interfaces sealed over them, classes of the AWS SDK's models, strings, numbers,
 * booleans, {@code byte[]}, {@code Instant}, {@code Duration}, and lists, sets, maps and optionals of all these. The bytes
 * name components and, in a sealed hierarchy, which of its permitted types it is; they never name a class, so a
 * tampered file cannot choose what is created. A component that the bytes do not know (it was added later) is read as
 * empty, zero or {@code null}; one that the type no longer knows is skipped.
 */
final class Cbor<V> {
    private static final CBORFactory FACTORY = CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    // these are our own bytes: the largest value fits in a byte array
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(2000)
                    .build())
            .build();

    private final Class<V> type;
    private final ValueCodec<V> codec;

    private Cbor(Class<V> type, ValueCodec<V> codec) {
        this.type = type;
        this.codec = codec;
    }

    /**
     * Prepares to store a type.
     *
     * @throws IllegalArgumentException if something reachable from the type cannot be stored
     */
    static <V> Cbor<V> of(Class<V> type) {
        return new Cbor<>(type, new ValueCodecs().find(type));
    }

    Class<V> type() {
        return type;
    }

    byte[] encode(V value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            codec.write(value, out);
        }
        return bytes.toByteArray();
    }

    V decode(byte[] bytes) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            in.nextToken();
            return codec.read(in);
        } catch (JacksonException e) {
            throw new IllegalStateException("stored bytes are not a " + type.getName(), e);
        }
    }
}
