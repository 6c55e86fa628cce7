package dev.kiln.emulator.internal.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** Types that are one CBOR item, and instants and durations as their two numbers. */
final class ScalarCodec<T> implements ValueCodec<T> {
    private static final Map<Class<?>, ValueCodec<?>> BY_CLASS = new HashMap<>();

    static {
        add(String.class, (value, out) -> out.writeString(value), JsonParser::getString);
        add(Boolean.class, (value, out) -> out.writeBoolean(value), JsonParser::getBooleanValue);
        add(Byte.class, (value, out) -> out.writeNumber(value.shortValue()), JsonParser::getByteValue);
        add(Short.class, (value, out) -> out.writeNumber(value), JsonParser::getShortValue);
        add(Integer.class, (value, out) -> out.writeNumber(value), JsonParser::getIntValue);
        add(Long.class, (value, out) -> out.writeNumber(value), JsonParser::getLongValue);
        add(Float.class, (value, out) -> out.writeNumber(value), JsonParser::getFloatValue);
        add(Double.class, (value, out) -> out.writeNumber(value), JsonParser::getDoubleValue);
        add(byte[].class, (value, out) -> out.writeBinary(value), JsonParser::getBinaryValue);
        add(
                Character.class,
                (value, out) -> out.writeString(value.toString()),
                in -> in.getString().charAt(0));
        // as text, because CBOR's own form is not bound to keep the scale
        add(BigDecimal.class, (value, out) -> out.writeString(value.toString()), in -> new BigDecimal(in.getString()));
        add(BigInteger.class, (value, out) -> out.writeString(value.toString()), in -> new BigInteger(in.getString()));
        add(
                SdkBytes.class,
                (value, out) -> out.writeBinary(value.asByteArrayUnsafe()),
                in -> SdkBytes.fromByteArrayUnsafe(in.getBinaryValue()));
        add(
                Instant.class,
                (value, out) -> writePair(value.getEpochSecond(), value.getNano(), out),
                in -> Instant.ofEpochSecond(first(in), second(in)));
        add(
                Duration.class,
                (value, out) -> writePair(value.getSeconds(), value.getNano(), out),
                in -> Duration.ofSeconds(first(in), second(in)));
        primitive(boolean.class, Boolean.class, false);
        primitive(byte.class, Byte.class, (byte) 0);
        primitive(short.class, Short.class, (short) 0);
        primitive(int.class, Integer.class, 0);
        primitive(long.class, Long.class, 0L);
        primitive(float.class, Float.class, 0f);
        primitive(double.class, Double.class, 0d);
        primitive(char.class, Character.class, '\0');
    }

    private final BiConsumer<T, JsonGenerator> writer;
    private final Function<JsonParser, T> reader;
    private final @Nullable T missing;

    private ScalarCodec(BiConsumer<T, JsonGenerator> writer, Function<JsonParser, T> reader, @Nullable T missing) {
        this.writer = writer;
        this.reader = reader;
        this.missing = missing;
    }

    private static <T> void add(Class<T> type, BiConsumer<T, JsonGenerator> writer, Function<JsonParser, T> reader) {
        BY_CLASS.put(type, new ScalarCodec<>(writer, reader, null));
    }

    private static <T> void primitive(Class<T> type, Class<T> boxed, T zero) {
        @SuppressWarnings("unchecked")
        ValueCodec<T> same = (ValueCodec<T>) Objects.requireNonNull(BY_CLASS.get(boxed));
        BY_CLASS.put(type, new ScalarCodec<>(same::write, same::read, zero));
    }

    /** Returns the codec of a class, or {@code null} if the class is no scalar. */
    static @Nullable ValueCodec<?> of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    @Override
    public void write(T value, JsonGenerator out) {
        writer.accept(value, out);
    }

    @Override
    public T read(JsonParser in) {
        return reader.apply(in);
    }

    @Override
    public @Nullable Object whenMissing() {
        return missing;
    }

    private static void writePair(long first, int second, JsonGenerator out) {
        out.writeStartArray().writeNumber(first).writeNumber(second).writeEndArray();
    }

    private static long first(JsonParser in) {
        in.nextToken();
        return in.getLongValue();
    }

    private static int second(JsonParser in) {
        in.nextToken();
        int value = in.getIntValue();
        in.nextToken();
        return value;
    }
}
