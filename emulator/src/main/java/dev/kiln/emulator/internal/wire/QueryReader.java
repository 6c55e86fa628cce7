package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.QueryStyle;
import dev.kiln.emulator.internal.aws.QueryStyle.Flat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills SDK objects from the parameters of a form. */
record QueryReader(QueryStyle style) {
    void fill(SdkPojo builder, Parameters from, Shape shape) {
        for (Member member : shape.body()) {
            Object value = switch (member.type()) {
                case LIST -> list(from, member, shape);
                case MAP -> map(from, member, shape);
                default -> {
                    Parameters own = from.child(member.name());
                    yield own == null ? null : value(own, member);
                }
            };
            if (value != null) {
                member.set(builder, value);
            }
        }
    }

    private @Nullable Object value(Parameters from, Member member) {
        switch (member.type()) {
            case SDK_POJO -> {
                SdkPojo builder = member.struct().newBuilder();
                fill(builder, from, member.struct());
                return Shape.build(builder);
            }
            case LIST, MAP ->
                throw new IllegalStateException("no AWS service nests a collection in a collection, as " + member.name()
                        + " does, in this protocol");
            default -> {
                String text = from.value();
                return text == null ? null : TextValues.read(text, member, Format.ISO_8601);
            }
        }
    }

    private @Nullable List<Object> list(Parameters from, Member member, Shape shape) {
        Parameters elements = elements(from, member, shape, member.elementName());
        if (elements == null) {
            return null;
        }
        List<Object> list = new ArrayList<>();
        for (Parameters element : elements.elements()) {
            Object value = value(element, member.element());
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private @Nullable Map<String, Object> map(Parameters from, Member member, Shape shape) {
        Parameters entries = elements(from, member, shape, "entry");
        if (entries == null) {
            return null;
        }
        Flat flat = style.flat(shape.type().getSimpleName(), member.name());
        Map<String, Object> map = new LinkedHashMap<>();
        for (Parameters entry : entries.elements()) {
            Parameters key = entry.child(flat == null ? member.keyName() : flat.key());
            Parameters value = entry.child(flat == null ? member.valueName() : flat.value());
            String name = key == null ? null : key.value();
            Object given = value == null ? null : value(value, member.element());
            if (name != null && given != null) {
                map.put(name, given);
            }
        }
        return map;
    }

    /** Some clients send the member's own name for a flattened collection, not that of its elements; services take both. */
    private @Nullable Parameters elements(Parameters from, Member member, Shape shape, String wrapped) {
        Flat flat = style.flat(shape.type().getSimpleName(), member.name());
        Parameters own = from.child(member.name());
        if (flat == null) {
            Parameters inside = own == null ? null : own.child(wrapped);
            return inside == null ? own : inside;
        }
        Parameters named = from.child(flat.name());
        return named == null ? own : named;
    }
}
