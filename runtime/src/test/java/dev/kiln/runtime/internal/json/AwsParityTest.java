package dev.kiln.runtime.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with the serializer of AWS's managed runtime, value by value. */
@NullUnmarked // beans as people write them
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
class AwsParityTest {
    enum Colour {
        RED,
        GREEN
    }

    public static class Bean {
        private String URL = "u";
        private String xAxis;
        private String name = "n";
        private boolean ok = true;
        public int open = 3;

        @SuppressWarnings("UnusedVariable")
        private String hidden = "h";

        private List<Bean> children;
        private Map<Colour, Instant> seen;

        public String getURL() {
            return URL;
        }

        public void setURL(String URL) {
            this.URL = URL;
        }

        public String getxAxis() {
            return xAxis;
        }

        void setxAxis(String xAxis) {
            this.xAxis = xAxis;
        }

        public String getName() {
            return name;
        }

        public Bean setName(String name) {
            this.name = name;
            return this;
        }

        public boolean isOk() {
            return ok;
        }

        public void setOk(boolean ok) {
            this.ok = ok;
        }

        public List<Bean> getChildren() {
            return children;
        }

        public void setChildren(List<Bean> children) {
            this.children = children;
        }

        public Map<Colour, Instant> getSeen() {
            return seen;
        }

        public void setSeen(Map<Colour, Instant> seen) {
            this.seen = seen;
        }

        public String getComputed() {
            return "c";
        }
    }

    public static class Page<T> {
        private T first;
        private List<T> items;

        public T getFirst() {
            return first;
        }

        public void setFirst(T first) {
            this.first = first;
        }

        public List<T> getItems() {
            return items;
        }

        public void setItems(List<T> items) {
            this.items = items;
        }
    }

    public static class BeanPage extends Page<Bean> {
        public Optional<String> note = Optional.empty();
        public Date at;
        public byte[] data;
        public int[] numbers;
        public Bean[] more;
    }

    record Point(int x, @Nullable String label, List<String> tags) {}

    static Stream<Arguments> values() {
        Map<String, Object> nulls = new LinkedHashMap<>();
        nulls.put("absent", null);
        nulls.put("empty", Optional.empty());
        nulls.put("full", Optional.of(3));
        Bean bean = new Bean();
        bean.setChildren(List.of(new Bean()));
        bean.setSeen(Map.of(Colour.RED, Instant.EPOCH));
        BeanPage page = new BeanPage();
        page.setItems(List.of(bean));
        page.at = new Date(1_700_000_000_123L);
        page.data = new byte[] {1, 2, 3};
        page.numbers = new int[] {1, 2};
        return Stream.of(
                        "é\u2028\u0001\"\\/\n\t\u007f😀€\b",
                        'x',
                        1,
                        -5L,
                        (short) 3,
                        (byte) 4,
                        1.5f,
                        1e20,
                        3.0,
                        -0.0,
                        1e-7,
                        Double.NaN,
                        Float.NEGATIVE_INFINITY,
                        new BigDecimal("1E+3"),
                        BigInteger.TEN.pow(30),
                        true,
                        Colour.GREEN,
                        nulls,
                        bean,
                        page,
                        new Point(1, null, List.of("a")),
                        new ArrayList<>(Arrays.asList(1, null, Optional.empty())),
                        new Object[] {null, "a"},
                        new int[] {1},
                        new char[] {'a', 'b'},
                        new byte[] {-1},
                        ByteBuffer.wrap(new byte[] {1}),
                        Instant.ofEpochMilli(1_700_000_000_123L),
                        Instant.EPOCH,
                        new Date(5),
                        LocalDate.of(2024, 1, 2),
                        LocalDateTime.of(2024, 1, 2, 3, 4),
                        LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6),
                        LocalTime.of(3, 4, 0, 600),
                        ZonedDateTime.of(2024, 1, 2, 3, 4, 5, 600, ZoneOffset.UTC),
                        OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(2)),
                        Duration.ofMillis(1500),
                        Duration.ofMillis(-1500),
                        Period.ofDays(2),
                        Year.of(2024),
                        YearMonth.of(2024, 3),
                        ZoneId.of("Europe/Paris"),
                        new UUID(1, 2),
                        URI.create("http://x"),
                        Locale.US,
                        Currency.getInstance("EUR"),
                        new File("/x"),
                        String.class,
                        Set.of(1),
                        List.of(1).iterator(),
                        new Object(),
                        Map.of(Colour.RED, 1),
                        Map.of(3, 2),
                        Map.of(new Date(0), 3),
                        Map.of(LocalDate.EPOCH, 5),
                        Map.of(new UUID(0, 1), 6))
                .map(value -> Arguments.of(new Object[] {value}));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesAsAws(Object value) {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        aws(value.getClass()).toJson(value, expected);
        // an iterator is used up
        Object again = value instanceof java.util.Iterator ? List.of(1).iterator() : value;
        assertThat(new String(Json.write(again), UTF_8)).isEqualTo(expected.toString(UTF_8));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                        of(
                                Bean.class,
                                "{\"URL\":\"1\",\"xAxis\":\"2\",\"name\":\"3\",\"ok\":\"true\",\"open\":\"7\"}",
                                "{\"url\":\"1\",\"Name\":\"3\",\"hidden\":\"x\",\"unknown\":{\"a\":[1,{}]}}",
                                "\"\"",
                                "[]",
                                "[{\"name\":\"q\"}]",
                                "\"x\"",
                                "5",
                                "{\"children\":[{\"name\":\"kid\"},null],\"seen\":{\"RED\":1.5}}",
                                "{\"children\":{\"name\":\"single\"}}",
                                "{\"ok\":null,\"open\":null,\"name\":null}",
                                "{\"seen\":{\"BLUE\":1}}",
                                "null"),
                        of(
                                BeanPage.class,
                                "{\"first\":{\"name\":\"f\"},\"items\":[{\"name\":\"i\"}],\"note\":\"n\",\"at\":5,\"data\":\"AQID\",\"numbers\":[1,\"2\"],\"more\":[{}]}",
                                "{\"note\":null,\"data\":[1,2],\"numbers\":4,\"more\":\"\"}"),
                        of(
                                String.class,
                                "5",
                                "1.50",
                                "true",
                                "{}",
                                "null",
                                "[\"a\"]",
                                "[]",
                                "\"a\\u00e9\\n\\ud83d\\ude00\\/\"",
                                "\"é😀\""),
                        of(
                                Integer.class,
                                "\"5\"",
                                "\" 5 \"",
                                "\"\"",
                                "5.9",
                                "\"5.9\"",
                                "[5]",
                                "[5,6]",
                                "99999999999",
                                "true",
                                "-3"),
                        of(int.class, "\"\"", "null", "7"),
                        of(Long.class, "5", "9223372036854775807", "9223372036854775808", "1e3"),
                        of(Byte.class, "300", "-128", "200"),
                        of(Boolean.class, "1", "0", "\"true\"", "\"True\"", "\"yes\"", "\"\""),
                        of(Double.class, "\"1.5\"", "\"NaN\"", "3", "1e5"),
                        of(BigDecimal.class, "1.5", "\"1.50\"", "\"x\""),
                        of(BigInteger.class, "1.5", "12345678901234567890"),
                        of(Number.class, "5", "1.5"),
                        of(Colour.class, "\"RED\"", "\"BLUE\"", "1", "7", "\"\""),
                        of(
                                Object.class,
                                "5",
                                "5000000000",
                                "50000000000000000000",
                                "-9223372036854775808",
                                "1.5",
                                "[1,{\"a\":null}]",
                                "\"x\"",
                                "true"),
                        of(
                                Date.class,
                                "1700000000123",
                                "\"2023-11-14T22:13:20.123Z\"",
                                "\"2023-11-14T22:13:20+00:00\"",
                                "\"2023-11-14\"",
                                "1.5",
                                "\"\""),
                        of(
                                Instant.class,
                                "1700000000.123",
                                "1700000000",
                                "\"2023-11-14T22:13:20Z\"",
                                "\"1700000000.5\"",
                                "\"x\""),
                        of(LocalDate.class, "\"2023-11-14\"", "[2023,11,14]", "[]"),
                        of(LocalDateTime.class, "\"2023-11-14T01:02:03\"", "[2023,11,14,1,2]"),
                        of(LocalTime.class, "\"01:02\"", "[1,2,3]"),
                        of(Duration.class, "\"PT1S\"", "1.5", "3"),
                        of(OffsetDateTime.class, "\"2023-11-14T22:13:20+02:00\"", "1700000000.5"),
                        of(ZonedDateTime.class, "\"2023-11-14T22:13:20+02:00\""),
                        of(byte[].class, "\"AQID\"", "[1,2,3]", "\"?\""),
                        of(String[].class, "[\"a\",1]", "\"a\"", "\"\"", "[null]"),
                        of(char[].class, "\"ab\""),
                        of(Character.class, "\"a\"", "\"ab\""),
                        of(Optional.class, "5", "null"),
                        of(List.class, "\"\"", "\"a\"", "{\"a\":1}", "[]", "[1,null]", "5"),
                        of(Set.class, "[3,1]"),
                        of(Iterable.class, "[3,1]"),
                        of(Queue.class, "[3,1]"),
                        of(AbstractList.class, "[1]"),
                        of(
                                Map.class,
                                "{\"a\":1}",
                                "{\"a\":1} trailing",
                                "[]",
                                "\"\"",
                                "",
                                "  ",
                                "{\"a\"",
                                "{\"a\":1,}",
                                "{\"a\":tru}",
                                "[1,2",
                                "{\"a\":null}"),
                        of(TreeMap.class, "{\"b\":1,\"a\":2}"),
                        of(UUID.class, "\"x\"", "\"00000000-0000-0001-0000-000000000002\""),
                        of(URI.class, "\"http://x\""),
                        of(Locale.class, "\"en_US\""),
                        of(AutoCloseable.class, "5", "{}"))
                .flatMap(Arrays::stream);
    }

    private static Arguments[] of(Type type, String... texts) {
        return Arrays.stream(texts).map(text -> Arguments.of(type, text)).toArray(Arguments[]::new);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsAsAws(Type type, String text) {
        Object expected;
        try {
            expected = aws(type).fromJson(text);
        } catch (UncheckedIOException | IllegalArgumentException refused) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Json.read(text.getBytes(UTF_8), type))
                    .isInstanceOf(JsonException.class);
            return;
        }
        Object actual = Json.read(text.getBytes(UTF_8), type);
        if (expected instanceof Bean || expected instanceof Page) {
            assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
        } else {
            assertThat(actual).isEqualTo(expected);
            assertThat(actual == null ? null : actual.getClass())
                    .isEqualTo(expected == null ? null : expected.getClass());
        }
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> aws(Type type) {
        return type instanceof Class<?> c
                ? (PojoSerializer<Object>) JacksonFactory.getInstance().getSerializer(c)
                : JacksonFactory.getInstance().getSerializer(type);
    }

    @Test
    void readsRecordsWhichAwsRefuses() {
        assertThat(Json.read("{\"x\":\"5\",\"tags\":\"one\",\"more\":1}".getBytes(UTF_8), Point.class))
                .isEqualTo(new Point(5, null, List.of("one")));
    }

    @Test
    void refusesValuesThatContainThemselves() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Json.write(self))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("contain itself");
    }

    @Test
    void refusesNestingWithoutEnd() {
        byte[] deep = "[".repeat(5000).getBytes(UTF_8);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Json.read(deep, Object.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("nesting");
    }
}
