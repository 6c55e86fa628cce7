package dev.kiln.emulator.internal.wire;

import java.util.Map;

/** Names of the types that AWS's own servers read JSON into, as their errors show them. */
final class AwsTypes {
    private static final Map<String, String> SCALARS = Map.of(
            "String", "java.lang.String",
            "Boolean", "java.lang.Boolean",
            "Short", "java.lang.Short",
            "Integer", "java.lang.Integer",
            "Long", "java.lang.Long",
            "Double", "java.lang.Double",
            "BigDecimal", "java.math.BigDecimal",
            "ByteBuffer", "java.nio.ByteBuffer",
            "Date", "java.util.Date");

    /** Where the classes of a service live at AWS; other services have not been seen to show theirs. */
    private static final Map<String, String> PACKAGES =
            Map.of("software.amazon.awssdk.services.dynamodb.model", "com.amazonaws.dynamodb.v20120810.");

    private AwsTypes() {}

    /** Returns how a scalar or a structure is shown: {@code class java.lang.String}. */
    static String shown(String simpleName) {
        return "class " + SCALARS.getOrDefault(simpleName, simpleName);
    }

    /** Returns how a member is shown: {@code java.util.Map<java.lang.String, …>}, {@code class com.amazonaws.…}. */
    static String shown(Member member) {
        return switch (member.type()) {
            case LIST -> "java.util.List<" + name(member.element()) + ">";
            case MAP -> "java.util.Map<java.lang.String, " + name(member.element()) + ">";
            default -> "class " + name(member);
        };
    }

    private static String name(Member member) {
        return switch (member.type()) {
            case LIST, MAP -> shown(member);
            case SDK_POJO -> {
                Class<?> type = member.struct().type();
                yield PACKAGES.getOrDefault(type.getPackageName(), "") + type.getSimpleName();
            }
            case STRING -> "java.lang.String";
            case SDK_BYTES -> "java.nio.ByteBuffer";
            default ->
                SCALARS.getOrDefault(
                        member.targetType().getSimpleName(), member.targetType().getSimpleName());
        };
    }
}
