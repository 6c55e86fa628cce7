package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.Base64;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as errors show them. */
final class Shown {
    private Shown() {}

    static String value(AttributeValue value) {
        ValueType type = ValueType.of(value);
        String content = switch (type) {
            case S -> value.s();
            case N -> value.n();
            case B -> Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
            case BOOL -> value.bool().toString();
            case NULL -> value.nul().toString();
            case SS -> value.ss().toString();
            case NS -> value.ns().toString();
            case BS -> value.bs().toString();
            case L -> value.l().stream().map(Shown::value).toList().toString();
            case M -> value.m().toString();
        };
        return "{" + type + ":" + content + "}";
    }
}
