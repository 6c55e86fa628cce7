package dev.kiln.emulator.internal.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes SDK objects as the XML of S3. Members that are not set are left out. */
record RestXmlWriter(XmlText xml) {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** As S3 shows them: always with three digits of milliseconds. */
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    void members(SdkPojo pojo) {
        for (Member member : Shape.of(pojo.getClass()).body()) {
            Object value = member.get(pojo);
            if (value != null && !member.xmlAttribute()) {
                member(member.replyName(), value, member);
            }
        }
    }

    private void member(String name, Object value, Member member) {
        if (value instanceof List<?> list) {
            list(name, list, member);
        } else if (value instanceof Map<?, ?> map) {
            map(name, map, member);
        } else if (value instanceof SdkPojo struct) {
            xml.begin(name);
            attributes(struct);
            xml.content();
            members(struct);
            xml.close(name);
        } else if (value instanceof Instant time && member.timestamp(Format.ISO_8601) == Format.ISO_8601) {
            xml.element(name, MILLIS.format(time));
        } else {
            xml.element(name, TextValues.write(value, member, Format.ISO_8601));
        }
    }

    private void attributes(SdkPojo struct) {
        for (Member member : Shape.of(struct.getClass()).body()) {
            Object value = member.xmlAttribute() ? member.get(struct) : null;
            if (value != null) {
                xml.attribute("xmlns:xsi", XSI).attribute(member.name(), value.toString());
            }
        }
    }

    private void list(String name, List<?> list, Member member) {
        if (member.flattened()) {
            list.forEach(each -> member(name, each, member.element()));
        } else if (list.isEmpty()) {
            xml.empty(name);
        } else {
            xml.open(name);
            list.forEach(each -> member(member.elementName(), each, member.element()));
            xml.close(name);
        }
    }

    private void map(String name, Map<?, ?> map, Member member) {
        xml.open(name);
        map.forEach((key, value) -> {
            xml.open("entry").element("key", key.toString());
            member("value", value, member.element());
            xml.close("entry");
        });
        xml.close(name);
    }
}
