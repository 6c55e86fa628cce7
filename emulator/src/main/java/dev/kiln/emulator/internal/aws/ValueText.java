package dev.kiln.emulator.internal.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructList;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;

/** A member's value as AWS's messages repeat it: most services print their Java objects, some the JSON of the request. */
public final class ValueText {
    private ValueText() {}

    /** Returns a value as Java prints it: {@code [KeySchemaElement(attributeName=pk, keyType=HASH)]}. */
    public static String java(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            return pojo.getClass().getSimpleName()
                    + members(pojo).stream()
                            .map(member -> small(member.memberName()) + "=" + java(member.getValueOrDefault(pojo)))
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ValueText::java).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + java(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof SdkBytes bytes) {
            int size = bytes.asByteArrayUnsafe().length;
            return "java.nio.HeapByteBuffer[pos=0 lim=" + size + " cap=" + size + "]";
        }
        return String.valueOf(value);
    }

    /** Returns a value as JSON: <code>{"Keys":[{"pk":{"S":"a"}}]}</code>. */
    public static String json(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            return members(pojo).stream()
                    .map(member -> quoted(member.locationName()) + ":" + json(member.getValueOrDefault(pojo)))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ValueText::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof SdkBytes bytes) {
            return quoted(bytes.asUtf8String());
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static List<SdkField<?>> members(SdkPojo pojo) {
        List<SdkField<?>> members = new ArrayList<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null
                    && value != DefaultSdkAutoConstructList.getInstance()
                    && value != DefaultSdkAutoConstructMap.getInstance()) {
                members.add(field);
            }
        }
        return members;
    }

    private static String small(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
