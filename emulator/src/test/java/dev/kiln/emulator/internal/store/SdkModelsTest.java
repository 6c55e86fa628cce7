package dev.kiln.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.utils.builder.Buildable;

/** Every model class of a service, with every member set, comes back as it was. */
class SdkModelsTest {
    private static final int DEPTH = 3;

    @ParameterizedTest
    @ValueSource(
            classes = {DynamoDbException.class, software.amazon.awssdk.services.lambda.model.LambdaException.class})
    void roundTripsEveryModelClass(Class<?> neighbour) throws Exception {
        int tried = 0;
        for (Class<?> type : modelsBeside(neighbour)) {
            roundTrip(type);
            tried++;
        }
        assertThat(tried).isGreaterThan(150);
    }

    private static <T> void roundTrip(Class<T> type) throws ReflectiveOperationException {
        T value = type.cast(fill((SdkPojo) type.getMethod("builder").invoke(null), DEPTH));

        assertThat(Cbor.of(type).decode(Cbor.of(type).encode(value)))
                .as(type.getName())
                .isEqualTo(value);
    }

    private static Object fill(SdkPojo builder, int depth) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object sample = sample(field, depth);
            if (sample != null) {
                field.set(builder, sample);
            }
        }
        return ((Buildable) builder).build();
    }

    private static @Nullable Object sample(SdkField<?> field, int depth) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return depth == 0 ? null : fill(field.constructor().get(), depth - 1);
        }
        if (type == MarshallingType.LIST) {
            Object item = sample(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), depth);
            return item == null ? List.of() : List.of(item, item);
        }
        if (type == MarshallingType.MAP) {
            Object item = sample(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), depth);
            return item == null ? Map.of() : Map.of("key", item);
        }
        return SCALARS.get(type);
    }

    private static final Map<MarshallingType<?>, Object> SCALARS = Map.ofEntries(
            Map.entry(MarshallingType.STRING, "text"),
            Map.entry(MarshallingType.INTEGER, -7),
            Map.entry(MarshallingType.LONG, Long.MAX_VALUE),
            Map.entry(MarshallingType.SHORT, (short) 3),
            Map.entry(MarshallingType.BYTE, (byte) 3),
            Map.entry(MarshallingType.FLOAT, 1.5f),
            Map.entry(MarshallingType.DOUBLE, 2.5),
            Map.entry(MarshallingType.BOOLEAN, true),
            Map.entry(MarshallingType.BIG_DECIMAL, new BigDecimal("1.50")),
            Map.entry(MarshallingType.INSTANT, Instant.parse("2026-01-02T03:04:05.678Z")),
            Map.entry(MarshallingType.SDK_BYTES, SdkBytes.fromByteArray(new byte[] {0, -1})));

    private static List<? extends Class<?>> modelsBeside(Class<?> neighbour) throws Exception {
        Path jar = Path.of(
                neighbour.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path folder = files.getPath("/" + neighbour.getPackageName().replace('.', '/'));
            return namesIn(folder)
                    .map(name -> load(neighbour.getPackageName() + "." + name))
                    .filter(SdkModelsTest::isModel)
                    .toList();
        }
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && name.indexOf('$') < 0)
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, DynamoDbClient.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isModel(Class<?> type) {
        return SdkPojo.class.isAssignableFrom(type)
                && !type.isInterface()
                && !Throwable.class.isAssignableFrom(type)
                && Stream.of(type.getMethods())
                        .anyMatch(m -> m.getName().equals("builder") && m.getParameterCount() == 0);
    }
}
