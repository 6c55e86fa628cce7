package dev.kiln.emulator.internal.dynamodb.value;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ten types of values. The names are those on the wire. */
public enum ValueType {
    S("STRING"),
    N("NUMBER"),
    B("BINARY"),
    SS("STRING_SET"),
    NS("NUMBER_SET"),
    BS("BINARY_SET"),
    L("LIST"),
    M("MAP"),
    BOOL("BOOLEAN"),
    NULL("NULL");

    private final String longName;

    ValueType(String longName) {
        this.longName = longName;
    }

    /** Returns the type of a value that has exactly one. */
    public static ValueType of(AttributeValue value) {
        return switch (value.type()) {
            case S -> S;
            case N -> N;
            case B -> B;
            case SS -> SS;
            case NS -> NS;
            case BS -> BS;
            case L -> L;
            case M -> M;
            case BOOL -> BOOL;
            case NUL -> NULL;
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not a value of one type: " + value);
        };
    }

    /** Returns the type with a name on the wire, or null. */
    public static @Nullable ValueType named(String name) {
        for (ValueType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }

    /** Returns the name that some errors of update expressions use. */
    public String longName() {
        return longName;
    }

    /** Returns whether values of this type have an order. */
    public boolean ordered() {
        return this == S || this == N || this == B;
    }

    public boolean set() {
        return this == SS || this == NS || this == BS;
    }
}
