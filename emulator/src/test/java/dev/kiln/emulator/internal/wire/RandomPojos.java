package dev.kiln.emulator.internal.wire;

import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Random instances of the SDK's model classes, the same ones for the same seed. */
public final class RandomPojos {
    private static final String[] TEXTS = {
        "plain",
        "",
        "with space",
        "quote\" and \\ and /",
        "tab\tand\nline",
        "grüße",
        "日本語",
        "😀 pair",
        "nul\u0000",
        "</x>&amp;",
        "a+b%20c?d=e&f",
        "{\"json\":[1]}",
        "\u007f\u2028",
        "x".repeat(300)
    };
    private static final int DEEPEST = 4;

    private final Random random;

    public RandomPojos(long seed) {
        this.random = new Random(seed);
    }

    public <T extends SdkPojo> T next(Class<T> type) {
        try {
            return type.cast(filled((SdkPojo) type.getMethod("builder").invoke(null), 0));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(type.getName(), broken);
        }
    }

    private Object filled(SdkPojo builder, int depth) {
        if (Shape.of(((SdkPojo) ((Buildable) builder).build()).getClass()).union()) {
            if (depth < DEEPEST) {
                SdkField<?> one = builder.sdkFields()
                        .get(random.nextInt(builder.sdkFields().size()));
                one.set(builder, value(one, one.location(), depth));
            }
            return ((Buildable) builder).build();
        }
        for (SdkField<?> field : builder.sdkFields()) {
            boolean always = field.location() == MarshallLocation.PATH
                    || field.location() == MarshallLocation.GREEDY_PATH
                    || field.location() == MarshallLocation.STATUS_CODE
                    || field.containsTrait(PayloadTrait.class) // an absent body looks like an empty one
                    || field.containsTrait(DefaultValueTrait.class);
            if (always || random.nextInt(10) < (depth < DEEPEST ? 7 : 1)) {
                field.set(builder, value(field, field.location(), depth));
            }
        }
        return ((Buildable) builder).build();
    }

    private Object value(SdkField<?> field, MarshallLocation location, int depth) {
        boolean inBody = location == MarshallLocation.PAYLOAD;
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text(location, field.containsTrait(PayloadTrait.class));
            case INTEGER -> location == MarshallLocation.STATUS_CODE ? 200 + random.nextInt(3) : random.nextInt();
            case LONG -> random.nextLong();
            case SHORT -> (short) random.nextInt();
            case BYTE -> (byte) random.nextInt();
            case FLOAT -> random.nextFloat() * 1000 - 500;
            case DOUBLE -> random.nextDouble() * 1e9 - 5e8;
            case BIG_DECIMAL -> BigDecimal.valueOf(random.nextLong(), random.nextInt(10));
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> Instant.ofEpochMilli(inBody ? millis() : millis() / 1000 * 1000);
            case SDK_BYTES -> {
                byte[] bytes = new byte[(field.containsTrait(PayloadTrait.class) ? 1 : 0) + random.nextInt(40)];
                random.nextBytes(bytes);
                yield SdkBytes.fromByteArrayUnsafe(bytes);
            }
            case SDK_POJO -> filled(field.constructor().get(), depth + 1);
            case LIST -> {
                List<Object> list = new ArrayList<>();
                SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
                for (int i = size(inBody, depth); i > 0; i--) {
                    list.add(value(element, location, depth + 1));
                }
                yield list;
            }
            case MAP -> {
                Map<String, Object> map = new LinkedHashMap<>();
                SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
                for (int i = size(inBody, depth); i > 0; i--) {
                    map.put("k" + i + text(location, false), value(element, location, depth + 1));
                }
                yield map;
            }
            case DOCUMENT ->
                Document.mapBuilder()
                        .putString("s", text(location, false))
                        .putNumber("n", random.nextInt())
                        .putList("l", list -> list.addBoolean(true).addNull())
                        .build();
            default -> throw new IllegalStateException(field.memberName());
        };
    }

    private int size(boolean mayBeEmpty, int depth) {
        return (mayBeEmpty ? 0 : 1) + random.nextInt(depth < DEEPEST ? 3 : 1);
    }

    private long millis() {
        return 1_000_000_000_000L + random.nextInt() * 1000L + random.nextInt(1000);
    }

    private String text(MarshallLocation location, boolean payload) {
        String number = Integer.toHexString(random.nextInt());
        return switch (location) {
            case HEADER -> "header " + number;
            case PATH, GREEDY_PATH -> "label:" + TEXTS[2 + random.nextInt(2)] + number;
            default -> payload ? number : TEXTS[random.nextInt(TEXTS.length)];
        };
    }
}
