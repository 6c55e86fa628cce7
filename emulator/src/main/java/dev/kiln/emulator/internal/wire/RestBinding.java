package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.message.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Moves members between an SDK object and the parts of a message that are not its body. */
final class RestBinding {
    private RestBinding() {}

    static void readLabels(SdkPojo builder, Shape shape, Map<String, String> labels) {
        for (Member member : shape.labels()) {
            String text = labels.get(member.name());
            if (text != null) {
                member.set(builder, TextValues.read(text, member, Format.ISO_8601));
            }
        }
    }

    static void readQuery(SdkPojo builder, Shape shape, String query) {
        if (query.isEmpty() || shape.query().isEmpty()) {
            return;
        }
        Map<String, List<String>> parameters = parameters(query);
        Member rest = null;
        for (Member member : shape.query()) {
            if (member.type() == MarshallingKnownType.MAP) {
                rest = member; // takes what no other member names
                continue;
            }
            List<String> values = parameters.remove(member.name());
            if (values != null && !emptyNumber(values, member)) {
                member.set(builder, parameter(values, member));
            }
        }
        if (rest != null && !parameters.isEmpty()) {
            Map<String, Object> map = new LinkedHashMap<>();
            Member element = rest.element();
            parameters.forEach((name, values) -> map.put(name, parameter(values, element)));
            rest.set(builder, map);
        }
    }

    /** S3 takes {@code max-parts=} as if it were not there. */
    private static boolean emptyNumber(List<String> values, Member member) {
        return member.type() == MarshallingKnownType.INTEGER && values.get(0).isEmpty();
    }

    private static Object parameter(List<String> values, Member member) {
        if (member.type() != MarshallingKnownType.LIST) {
            return TextValues.read(values.get(0), member, Format.ISO_8601);
        }
        return values.stream()
                .map(value -> TextValues.read(value, member.element(), Format.ISO_8601))
                .toList();
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decode(part.substring(equals + 1));
            parameters.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
        }
        return parameters;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    static void readHeaders(SdkPojo builder, Shape shape, Headers headers) {
        for (Member member : shape.headers()) {
            switch (member.type()) {
                case MAP -> readPrefixed(builder, member, headers);
                case LIST -> {
                    if (headers.contains(member.name())) {
                        member.set(builder, list(headers.all(member.name()), member.element()));
                    }
                }
                default -> {
                    String text = headers.first(member.name());
                    if (text != null) {
                        member.set(builder, TextValues.read(text, member, Format.RFC_822));
                    }
                }
            }
        }
    }

    private static void readPrefixed(SdkPojo builder, Member member, Headers headers) {
        String prefix = member.name().toLowerCase(Locale.ROOT);
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name : headers.names()) {
            String value = headers.first(name);
            if (value != null && name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                map.put(name.substring(prefix.length()), TextValues.read(value, member.element(), Format.RFC_822));
            }
        }
        if (!map.isEmpty()) {
            member.set(builder, map);
        }
    }

    private static List<Object> list(List<String> values, Member element) {
        List<Object> list = new ArrayList<>();
        for (String value : values) {
            boolean single = element.type() == MarshallingKnownType.INSTANT; // its text has a comma of its own
            for (String part : single ? new String[] {value} : value.split(",", -1)) {
                list.add(TextValues.read(part.strip(), element, Format.RFC_822));
            }
        }
        return list;
    }

    static void writeHeaders(SdkPojo message, Headers headers) {
        for (Member member : Shape.of(message.getClass()).headers()) {
            Object value = member.get(message);
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, each) -> headers.set(
                        member.replyName() + name, TextValues.write(each, member.element(), Format.RFC_822)));
            } else if (value instanceof List<?> list) {
                if (!list.isEmpty()) {
                    headers.set(member.replyName(), joined(list, member.element()));
                }
            } else if (value != null) {
                headers.set(member.replyName(), TextValues.write(value, member, Format.RFC_822));
            }
        }
    }

    private static String joined(List<?> list, Member element) {
        return list.stream()
                .map(each -> TextValues.write(each, element, Format.RFC_822))
                .collect(Collectors.joining(","));
    }

    /** The status that the response says itself, or the operation's usual one. */
    static int status(SdkPojo response, int usual) {
        Member member = Shape.of(response.getClass()).status();
        return member != null && member.get(response) instanceof Integer status ? status : usual;
    }
}
