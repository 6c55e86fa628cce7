package dev.kiln.emulator.internal.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes SDK objects as XML. Members that are not set are left out, empty texts are empty elements. */
final class RestXmlWriter {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** As S3 shows them: always with three digits of milliseconds. */
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder to = new StringBuilder(512).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    RestXmlWriter open(String name, String namespace) {
        to.append('<').append(name);
        if (!namespace.isEmpty()) {
            to.append(" xmlns=\"").append(namespace).append('"');
        }
        to.append('>');
        return this;
    }

    /** Adds a root that has only text, or nothing. */
    RestXmlWriter root(String name, String namespace, String text) {
        open(name, namespace);
        if (text.isEmpty()) {
            to.setLength(to.length() - 1);
            to.append("/>");
            return this;
        }
        escaped(text);
        return close(name);
    }

    RestXmlWriter close(String name) {
        to.append("</").append(name).append('>');
        return this;
    }

    RestXmlWriter element(String name, String text) {
        if (text.isEmpty()) {
            to.append('<').append(name).append("/>");
        } else {
            to.append('<').append(name).append('>');
            escaped(text);
            close(name);
        }
        return this;
    }

    /** Adds XML that is ready. */
    RestXmlWriter raw(String xml) {
        to.append(xml);
        return this;
    }

    byte[] bytes() {
        return to.toString().getBytes(StandardCharsets.UTF_8);
    }

    RestXmlWriter members(SdkPojo pojo) {
        for (Member member : Shape.of(pojo.getClass()).body()) {
            Object value = member.get(pojo);
            if (value != null && !member.xmlAttribute()) {
                member(member.replyName(), value, member);
            }
        }
        return this;
    }

    private void member(String name, Object value, Member member) {
        if (value instanceof List<?> list) {
            list(name, list, member);
        } else if (value instanceof Map<?, ?> map) {
            map(name, map, member);
        } else if (value instanceof SdkPojo struct) {
            to.append('<').append(name);
            attributes(struct);
            to.append('>');
            members(struct);
            close(name);
        } else if (value instanceof Instant time && member.timestamp(Format.ISO_8601) == Format.ISO_8601) {
            element(name, MILLIS.format(time));
        } else {
            element(name, TextValues.write(value, member, Format.ISO_8601));
        }
    }

    private void attributes(SdkPojo struct) {
        for (Member member : Shape.of(struct.getClass()).body()) {
            Object value = member.xmlAttribute() ? member.get(struct) : null;
            if (value != null) {
                to.append(" xmlns:xsi=\"")
                        .append(XSI)
                        .append("\" ")
                        .append(member.name())
                        .append("=\"");
                escaped(value.toString());
                to.append('"');
            }
        }
    }

    private void list(String name, List<?> list, Member member) {
        if (member.flattened()) {
            for (Object each : list) {
                member(name, each, member.element());
            }
        } else if (list.isEmpty()) {
            to.append('<').append(name).append("/>");
        } else {
            to.append('<').append(name).append('>');
            for (Object each : list) {
                member(member.elementName(), each, member.element());
            }
            close(name);
        }
    }

    private void map(String name, Map<?, ?> map, Member member) {
        to.append('<').append(name).append('>');
        map.forEach((key, value) -> {
            to.append("<entry>");
            element("key", key.toString());
            member("value", value, member.element());
            close("entry");
        });
        close(name);
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '"' -> to.append("&quot;");
                default -> {
                    if (c < ' ' && c != '\t' && c != '\n') {
                        to.append("&#x").append(Integer.toHexString(c)).append(';');
                    } else {
                        to.append(c);
                    }
                }
            }
        }
    }
}
