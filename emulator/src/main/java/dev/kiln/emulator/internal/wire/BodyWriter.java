package dev.kiln.emulator.internal.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import tools.jackson.core.JsonGenerator;

/** Writes SDK objects as one body; members that are not set are left out. */
abstract class BodyWriter {
    final JsonGenerator to;

    BodyWriter(JsonGenerator to) {
        this.to = to;
    }

    abstract void timestamp(Instant value, Member member);

    /** Writes the members that go into the body as one object. */
    final void struct(SdkPojo pojo, Shape shape) {
        to.writeStartObject();
        members(pojo, shape);
        to.writeEndObject();
    }

    /** Writes the members that go into the body, within an object that was begun. */
    final void members(SdkPojo pojo, Shape shape) {
        List<Member> members = shape.body();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Object value = member.get(pojo);
            if (value != null) {
                to.writeName(member.replyNameUtf8());
                value(value, member);
                if (shape.union()) {
                    return;
                }
            }
        }
    }

    private void value(Object value, Member member) {
        switch (member.type()) {
            case STRING -> to.writeString((String) value);
            case SDK_POJO -> struct((SdkPojo) value, member.struct());
            case LIST -> {
                to.writeStartArray();
                ((List<?>) value).forEach(each -> nullable(each, member.element()));
                to.writeEndArray();
            }
            case MAP -> {
                to.writeStartObject();
                ((Map<?, ?>) value).forEach((key, each) -> {
                    to.writeName((String) key);
                    nullable(each, member.element());
                });
                to.writeEndObject();
            }
            case BOOLEAN -> to.writeBoolean((Boolean) value);
            case INTEGER -> to.writeNumber((Integer) value);
            case LONG -> to.writeNumber((Long) value);
            case SHORT -> to.writeNumber((Short) value);
            case BYTE -> to.writeNumber((int) (Byte) value);
            case DOUBLE -> real((Double) value);
            case FLOAT -> real((Float) value);
            case BIG_DECIMAL -> to.writeNumber((BigDecimal) value);
            case SDK_BYTES -> to.writeBinary(((SdkBytes) value).asByteArrayUnsafe());
            case INSTANT -> timestamp((Instant) value, member);
            case DOCUMENT -> document((Document) value);
            default -> throw new IllegalStateException(member.name() + " has type " + member.type());
        }
    }

    private void nullable(@Nullable Object value, Member member) {
        if (value == null) {
            to.writeNull();
        } else {
            value(value, member);
        }
    }

    /** JSON has no such numbers: AWS writes them as text. */
    private void real(Number value) {
        double number = value.doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            to.writeString(Double.toString(number));
        } else if (value instanceof Float) {
            to.writeNumber(value.floatValue());
        } else {
            to.writeNumber(number);
        }
    }

    private void document(Document value) {
        if (value.isMap()) {
            to.writeStartObject();
            value.asMap().forEach((key, each) -> {
                to.writeName(key);
                document(each);
            });
            to.writeEndObject();
        } else if (value.isList()) {
            to.writeStartArray();
            value.asList().forEach(this::document);
            to.writeEndArray();
        } else if (value.isString()) {
            to.writeString(value.asString());
        } else if (value.isBoolean()) {
            to.writeBoolean(value.asBoolean());
        } else if (value.isNumber()) {
            to.writeNumber(value.asNumber().bigDecimalValue());
        } else {
            to.writeNull();
        }
    }
}
