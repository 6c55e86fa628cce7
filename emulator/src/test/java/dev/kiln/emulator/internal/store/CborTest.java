package dev.kiln.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Layer;

class CborTest {
    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "grass";
            }
        }
    }

    sealed interface Outcome permits Done, Failed, Outcome.Pending {
        enum Pending implements Outcome {
            PENDING
        }
    }

    record Done(Instant at) implements Outcome {}

    record Failed(String why, int attempts) implements Outcome {}

    record Tree(String name, List<Tree> children) {}

    record Everything(
            String text,
            boolean flag,
            byte tiny,
            short small,
            int number,
            long big,
            float single,
            double real,
            char letter,
            Integer boxed,
            BigDecimal decimal,
            BigInteger huge,
            Instant instant,
            Duration duration,
            Color color,
            Outcome outcome,
            List<Outcome> outcomes,
            Set<Color> colors,
            Map<String, List<Integer>> lists,
            Map<Color, Instant> times,
            Optional<String> some,
            Optional<String> none,
            @Nullable String absent,
            @Nullable List<String> noList) {}

    @Test
    void roundTripsRecordsOfEverything() {
        Everything value = new Everything(
                "Kiln 🔥",
                true,
                (byte) -1,
                Short.MIN_VALUE,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                1.5f,
                Math.PI,
                'ß',
                7,
                new BigDecimal("1.500"),
                new BigInteger("123456789012345678901234567890"),
                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                Duration.ofNanos(-1),
                Color.GREEN,
                new Failed("disk", 3),
                List.of(new Done(Instant.EPOCH), Outcome.Pending.PENDING),
                Set.of(Color.RED),
                Map.of("a", List.of(1, 2), "b", List.of()),
                Map.of(Color.RED, Instant.MAX),
                Optional.of("x"),
                Optional.empty(),
                null,
                null);

        assertThat(roundTrip(Everything.class, value)).isEqualTo(value);
    }

    @Test
    void roundTripsTypesThatContainThemselves() {
        Tree tree = new Tree("root", List.of(new Tree("left", List.of()), new Tree("right", List.of())));

        assertThat(roundTrip(Tree.class, tree)).isEqualTo(tree);
    }

    @Test
    void roundTripsPlainValues() {
        assertThat(roundTrip(String.class, "word")).isEqualTo("word");
        assertThat(roundTrip(byte[].class, new byte[] {1, 2})).containsExactly(1, 2);
        assertThat(roundTrip(Outcome.class, new Done(Instant.EPOCH))).isEqualTo(new Done(Instant.EPOCH));
        assertThat(roundTrip(Color.class, Color.GREEN)).isSameAs(Color.GREEN);
    }

    @Test
    void roundTripsDynamoDbItemsOfEveryAttributeType() {
        AttributeValue item = AttributeValue.fromM(Map.of(
                "s", AttributeValue.fromS(""),
                "n", AttributeValue.fromN("1.50"),
                "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1})),
                "ss", AttributeValue.fromSs(List.of("a", "b")),
                "bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))),
                "nul", AttributeValue.fromNul(true),
                "bool", AttributeValue.fromBool(false),
                "l", AttributeValue.fromL(List.of(AttributeValue.fromL(List.of()), AttributeValue.fromS("deep"))),
                "m", AttributeValue.fromM(Map.of())));

        AttributeValue read = roundTrip(AttributeValue.class, item);

        assertThat(read).isEqualTo(item);
        assertThat(read.type()).isEqualTo(AttributeValue.Type.M);
        assertThat(read.m())
                .hasEntrySatisfying("l", l -> assertThat(l.l().get(0).hasL()).isTrue())
                .hasEntrySatisfying("s", text -> assertThat(text.hasSs()).isFalse());
    }

    @Test
    void roundTripsTableDescriptions() {
        TableDescription table = TableDescription.builder()
                .tableName("orders")
                .creationDateTime(Instant.parse("2026-02-03T04:05:06.789Z"))
                .itemCount(3L)
                .tableStatus("A STATE OF THE FUTURE")
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType("S")
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .provisionedThroughput(p -> p.readCapacityUnits(5L))
                .build();

        TableDescription read = roundTrip(TableDescription.class, table);

        assertThat(read).isEqualTo(table);
        assertThat(read.hasGlobalSecondaryIndexes()).isFalse();
        assertThat(read.hasKeySchema()).isTrue();
    }

    @Test
    void roundTripsLambdaFunctions() {
        FunctionConfiguration function = FunctionConfiguration.builder()
                .functionName("hello")
                .timeout(3)
                .environment(e -> e.variables(Map.of("A", "1", "B", "")))
                .layers(Layer.builder().arn("arn:layer").codeSize(5L).build())
                .vpcConfig(v -> v.subnetIds(List.of()))
                .build();
        CreateFunctionRequest request = CreateFunctionRequest.builder()
                .functionName("hello")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(new byte[100_000])))
                .publish(true)
                .build();
        record Stored(FunctionConfiguration configuration, List<CreateFunctionRequest> requests) {}
        Stored stored = new Stored(function, List.of(request));

        assertThat(roundTrip(Stored.class, stored)).isEqualTo(stored);
    }

    @Test
    void inventsNoIdempotencyToken() {
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .transactItems(TransactWriteItem.builder()
                        .delete(d -> d.tableName("orders"))
                        .build())
                .build();

        assertThat(roundTrip(TransactWriteItemsRequest.class, request)).isEqualTo(request);
    }

    @Test
    void readsWhatAnOlderOrNewerVersionWrote() {
        record Old(String name, int removed, List<String> removedToo) {}
        record New(String name, @Nullable String added, int count, List<String> list, Optional<String> maybe) {}
        byte[] bytes = Cbor.of(Old.class).encode(new Old("x", 1, List.of("y")));

        assertThat(Cbor.of(New.class).decode(bytes)).isEqualTo(new New("x", null, 0, List.of(), Optional.empty()));
    }

    @Test
    void namesThePlaceOfWhatItCannotStore() {
        record Inner(List<Thread> threads) {}
        record Outer(Inner inner) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cbor.of(Outer.class))
                .withMessageContaining("Inner.threads")
                .withMessageContaining("java.lang.Thread");
        assertThatIllegalArgumentException().isThrownBy(() -> Cbor.of(Object.class));
    }

    @Test
    void createsNoTypeThatIsNotPermitted() {
        record Tag(List<String> parts) {}
        byte[] bytes = Cbor.of(Outcome.class).encode(new Done(Instant.EPOCH));
        String name = "Done";
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(name);
        bytes[at] = 'G';

        assertThatIllegalStateException()
                .isThrownBy(() -> Cbor.of(Outcome.class).decode(bytes))
                .withMessageContaining("unknown Outcome Gone");
        assertThatIllegalStateException().isThrownBy(() -> Cbor.of(Tag.class).decode(bytes));
        assertThatIllegalStateException().isThrownBy(() -> Cbor.of(Tag.class).decode(new byte[] {1, 2, 3}));
    }

    private static <T> T roundTrip(Class<T> type, T value) {
        // two codecs, as after a restart
        return Cbor.of(type).decode(Cbor.of(type).encode(value));
    }
}
