package dev.kiln.runtime.internal.json;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a JSON text, number or boolean can stand for; each passes for the other where AWS lets it. */
final class ScalarReader extends ValueReader {
    private static final String JODA = "org.joda.time.DateTime";

    private final Class<?> type;
    private final String name;

    ScalarReader(Class<?> type) {
        this.type = type.isEnum()
                        || type.getSuperclass() == null
                        || !type.getSuperclass().isEnum()
                ? type
                : type.getSuperclass();
        this.name = this.type.isEnum() ? "enum" : type.getName();
    }

    static boolean reads(Class<?> type) {
        return type.isPrimitive()
                || Enum.class.isAssignableFrom(type)
                || switch (type.getName()) {
                    case "java.lang.String",
                            "java.lang.CharSequence",
                            "java.lang.Character",
                            "java.lang.Boolean",
                            "java.lang.Byte",
                            "java.lang.Short",
                            "java.lang.Integer",
                            "java.lang.Long",
                            "java.lang.Float",
                            "java.lang.Double",
                            "java.lang.Number",
                            "java.math.BigInteger",
                            "java.math.BigDecimal",
                            "java.nio.ByteBuffer",
                            "java.util.UUID",
                            "java.util.Locale",
                            "java.util.Currency",
                            "java.util.TimeZone",
                            "java.net.URI",
                            "java.net.URL",
                            "java.io.File",
                            JODA -> true;
                    default -> false;
                };
    }

    @Override
    @Nullable
    Object read(JsonReader in, char kind) {
        return switch (kind) {
            case '"' -> parse(in.string(), kind);
            case JsonReader.NUMBER -> parse(in.number(), kind);
            case 't', 'f' -> parse(in.bool() ? "true" : "false", kind);
            default -> throw in.unexpected("a value for " + type.getName());
        };
    }

    @Nullable
    Object parse(String text, char kind) {
        try {
            return switch (name) {
                case "java.lang.String", "java.lang.CharSequence" -> text;
                case "enum" -> constant(text.strip(), kind);
                case "char", "java.lang.Character" -> character(text, kind);
                default -> text.isBlank() ? absent() : convert(text.strip(), kind);
            };
        } catch (IllegalArgumentException | ReflectiveOperationException | java.io.IOException e) {
            throw new JsonException("Cannot read a " + type.getName() + " from '" + text + "'", e);
        }
    }

    private Object convert(String text, char kind) throws ReflectiveOperationException, java.io.IOException {
        return switch (name) {
            case "boolean", "java.lang.Boolean" -> bool(text, kind);
            case "byte", "java.lang.Byte" -> Byte.valueOf((byte) whole(text, kind, Byte.MIN_VALUE, 255));
            case "short", "java.lang.Short" -> (short) whole(text, kind, Short.MIN_VALUE, Short.MAX_VALUE);
            case "int", "java.lang.Integer" -> (int) whole(text, kind, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long", "java.lang.Long" -> whole(text, kind, Long.MIN_VALUE, Long.MAX_VALUE);
            case "float", "java.lang.Float" -> Float.valueOf(text);
            case "double", "java.lang.Double" -> Double.valueOf(text);
            case "java.lang.Number" -> UntypedReader.number(text);
            case "java.math.BigInteger" -> new BigDecimal(text).toBigInteger();
            case "java.math.BigDecimal" -> new BigDecimal(text);
            case "java.nio.ByteBuffer" -> ByteBuffer.wrap(ArrayReader.base64(text));
            case "java.util.UUID" -> UUID.fromString(text);
            case "java.util.Locale" -> Locale.forLanguageTag(text.replace('_', '-'));
            case "java.util.Currency" -> Currency.getInstance(text);
            case "java.util.TimeZone" -> TimeZone.getTimeZone(text);
            case "java.net.URI" -> URI.create(text);
            case "java.net.URL" -> new URL(text);
            case "java.io.File" -> new File(text);
            case JODA -> joda(text);
            default -> throw new IllegalArgumentException(name + " has no JSON form");
        };
    }

    /** A number that is text may have no fraction; a number that is a number loses it. */
    private static long whole(String text, char kind, long min, long max) {
        long value = kind == '"' || plain(text) ? Long.parseLong(text) : exact(new BigDecimal(text).toBigInteger());
        if (value < min || value > max) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    private static boolean plain(String digits) {
        return digits.length() < 18 && digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
    }

    private static long exact(BigInteger value) {
        if (value.bitLength() > 63) {
            throw new NumberFormatException("out of range");
        }
        return value.longValue();
    }

    private static boolean bool(String text, char kind) {
        if (kind == JsonReader.NUMBER) {
            return Long.parseLong(text) != 0;
        }
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new IllegalArgumentException("only \"true\" or \"false\" recognized");
        };
    }

    private @Nullable Object character(String text, char kind) {
        if (kind == JsonReader.NUMBER) {
            return (char) Integer.parseInt(text);
        }
        if (text.length() > 1) {
            throw new IllegalArgumentException("more than one character");
        }
        return text.isEmpty() ? absent() : (Object) text.charAt(0);
    }

    /** The constant of that name or position; one that is not known is null, as on AWS. */
    private @Nullable Object constant(String text, char kind) {
        Object[] constants = type.getEnumConstants();
        if (kind == JsonReader.NUMBER) {
            int position = Integer.parseInt(text);
            return position >= 0 && position < constants.length ? constants[position] : null;
        }
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        return null;
    }

    /** AWS's event classes use Joda-Time; it is the function's dependency and not ours. */
    private Object joda(String text) throws ReflectiveOperationException {
        try {
            return type.getMethod("parse", String.class).invoke(null, text);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        }
    }

    @Override
    @Nullable
    Object absent() {
        return switch (name) {
            case "boolean" -> false;
            case "char" -> '\0';
            case "byte" -> (byte) 0;
            case "short" -> (short) 0;
            case "int" -> 0;
            case "long" -> 0L;
            case "float" -> 0f;
            case "double" -> 0d;
            default -> null;
        };
    }
}
