package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.JsonWording;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.util.ByteArrayBuilder;

/** Bodies that are one object: as JSON or, with the same structure, as CBOR. */
abstract sealed class BodyCodec permits JsonCodec, CborCodec {
    /** Nesting that no AWS model comes near; a body beyond it is refused before it can exhaust the stack. */
    private static final int MAX_NESTING = 256;

    /** Longest text: the base64 of the largest zip file that Lambda takes, with room to spare. */
    private static final int MAX_TEXT_CHARS = 100_000_000;

    static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_NESTING)
            .maxStringLength(MAX_TEXT_CHARS)
            .maxNameLength(1 << 20)
            .build();

    private final TokenStreamFactory factory;

    BodyCodec(TokenStreamFactory factory) {
        this.factory = factory;
    }

    abstract BodyReader reader(JsonParser parser, byte[] body);

    abstract BodyWriter writer(JsonGenerator generator);

    /**
     * Reads a body.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException SerializationException, for a member of the
     *     wrong type and for what is not of this format
     */
    final SdkPojo read(Class<? extends SdkPojo> type, byte[] body) {
        Shape shape = Shape.of(type);
        SdkPojo builder = shape.newBuilder();
        try {
            readInto(builder, shape, body);
        } catch (MalformedBody malformed) {
            throw AwsErrors.serialization("");
        }
        return Shape.build(builder);
    }

    /**
     * Reads the members that a body has into a builder that may already have others.
     *
     * @throws MalformedBody if it is not of this format
     */
    final void readInto(SdkPojo builder, Shape shape, byte[] body) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), body)) {
            reader(parser, body).body(builder, shape);
        } catch (InputCoercionException outOfRange) {
            throw AwsErrors.serialization("NUMBER_VALUE is out of range");
        } catch (JacksonException malformed) {
            throw new MalformedBody(JsonWording.of(malformed));
        }
    }

    final byte[] write(SdkPojo pojo) {
        return write(pojo, Map.of(), "", null);
    }

    /**
     * Writes an object with members that its class does not have before and after its own, as errors need.
     *
     * @param message written last, under the name; not at all where null
     */
    final byte[] write(@Nullable SdkPojo pojo, Map<String, String> before, String name, @Nullable String message) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(512);
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            generator.writeStartObject();
            before.forEach(generator::writeStringProperty);
            if (pojo != null) {
                writer(generator).members(pojo, Shape.of(pojo.getClass()));
            }
            if (message != null) {
                generator.writeStringProperty(name, message);
            }
            generator.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
