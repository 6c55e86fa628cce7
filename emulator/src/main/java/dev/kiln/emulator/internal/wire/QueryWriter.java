package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.QueryStyle;
import dev.kiln.emulator.internal.aws.QueryStyle.Flat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes SDK objects as the XML of the Query protocol; members that are not set are left out. */
record QueryWriter(QueryStyle style, XmlText xml) {
    void struct(String name, SdkPojo pojo, Shape shape) {
        boolean empty = true;
        for (Member member : shape.body()) {
            Object value = member.get(pojo);
            if (value != null) {
                if (empty) {
                    xml.open(name);
                    empty = false;
                }
                member(value, member, shape);
            }
        }
        if (empty) {
            xml.empty(name);
        } else {
            xml.close(name);
        }
    }

    private void member(Object value, Member member, Shape shape) {
        if (!(value instanceof List) && !(value instanceof Map)) {
            single(member.replyName(), value, member);
            return;
        }
        Flat flat = style.flat(shape.type().getSimpleName(), member.name());
        if (flat == null) {
            xml.open(member.replyName());
        }
        if (value instanceof List<?> list) {
            String name = flat == null ? member.elementName() : flat.name();
            list.forEach(each -> single(name, each, member.element()));
        } else if (value instanceof Map<?, ?> map) {
            String name = flat == null ? "entry" : flat.name();
            map.forEach((key, each) -> {
                xml.open(name).element(flat == null ? member.keyName() : flat.key(), key.toString());
                single(flat == null ? member.valueName() : flat.value(), each, member.element());
                xml.close(name);
            });
        }
        if (flat == null) {
            xml.close(member.replyName());
        }
    }

    private void single(String name, Object value, Member member) {
        if (value instanceof SdkPojo struct) {
            struct(name, struct, member.struct());
        } else {
            xml.element(name, TextValues.write(value, member, Format.ISO_8601));
        }
    }
}
