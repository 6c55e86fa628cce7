package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Fills SDK objects from one body. Members that the class does not have are skipped, nulls too; a value of the wrong type is
 * a SerializationException with the words of AWS's deserialiser.
 */
abstract class BodyReader {
    private static final String NOT_HERE = "Start of structure or map found where not expected";

    /** What AWS's servers, written in Java, say of a scalar where a list or a map is held in another. */
    private static final String NOT_PARAMETERIZED = "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl"
            + " cannot be cast to class java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl"
            + " and java.lang.Class are in module java.base of loader 'bootstrap')";

    final JsonParser parser;

    BodyReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the blob that the parser stands on; the token is a string or an embedded object. */
    abstract SdkBytes blob(JsonToken token);

    /** Reads the timestamp that the parser stands on; the token is any scalar. */
    abstract Object timestamp(JsonToken token, Member member);

    /** Reads the one object that the body is into a builder of its class. */
    final void body(SdkPojo builder, Shape shape) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new MalformedBody("No content to read");
        }
        if (first != JsonToken.START_OBJECT) {
            throw mismatch(first, shape.type().getSimpleName());
        }
        fill(builder, shape);
        if (parser.nextToken() != null) {
            throw new MalformedBody("Unexpected content after the end of the object");
        }
    }

    private SdkPojo struct(Shape shape) {
        SdkPojo builder = shape.newBuilder();
        fill(builder, shape);
        return Shape.build(builder);
    }

    /** Reads the members of the object that the parser has entered, up to its end. */
    private void fill(SdkPojo builder, Shape shape) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            Member member = shape.inBody(name);
            if (member == null) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                member.set(builder, value(token, member));
            }
        }
    }

    private Object value(JsonToken token, Member member) {
        return switch (member.type()) {
            case STRING -> {
                if (token != JsonToken.VALUE_STRING) {
                    throw mismatch(token, "String");
                }
                yield parser.getString();
            }
            case SDK_POJO -> {
                expect(token, JsonToken.START_OBJECT, member);
                yield struct(member.struct());
            }
            case LIST -> {
                expect(token, JsonToken.START_ARRAY, member);
                yield list(member.element());
            }
            case MAP -> {
                expect(token, JsonToken.START_OBJECT, member);
                yield map(member.element());
            }
            case BOOLEAN -> {
                yield bool(token);
            }
            case SDK_BYTES -> {
                if (token.isStructStart()) {
                    throw mismatch(token, "ByteBuffer");
                }
                yield blob(token);
            }
            case INSTANT -> {
                if (token.isStructStart() || token.isBoolean()) {
                    throw mismatch(token, "Date");
                }
                yield timestamp(token, member);
            }
            case DOCUMENT -> document(token);
            default -> number(token, member);
        };
    }

    private boolean bool(JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return switch (parser.getString().toUpperCase(Locale.ROOT)) {
                case "TRUE", "1", "YES" -> true;
                case "FALSE", "0", "NO" -> false;
                default -> throw AwsErrors.serialization("Unexpected token received from parser");
            };
        }
        if (!token.isBoolean()) {
            throw mismatch(token, "Boolean");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private Object number(JsonToken token, Member member) {
        return switch (member.type()) {
            case INTEGER -> (int) bounded(token, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> bounded(token, "Long", Long.MIN_VALUE, Long.MAX_VALUE);
            case SHORT -> (short) bounded(token, "Short", Short.MIN_VALUE, Short.MAX_VALUE);
            case BYTE -> (byte) bounded(token, "Byte", Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DOUBLE -> real(token, "Double");
            case FLOAT -> (float) real(token, "Float");
            case BIG_DECIMAL -> {
                if (!token.isNumeric()) {
                    throw mismatch(token, "BigDecimal");
                }
                yield parser.getDecimalValue();
            }
            default -> throw new IllegalStateException(member.name() + " has type " + member.type());
        };
    }

    /** AWS drops a fraction and takes the nearest number of the type for one beyond its range. */
    private long bounded(JsonToken token, String type, long min, long max) {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Math.max(min, Math.min(max, parser.getLongValue()));
        }
        if (!token.isNumeric()) {
            throw mismatch(token, type);
        }
        return Math.max(min, Math.min(max, (long) Math.floor(parser.getDoubleValue())));
    }

    private double real(JsonToken token, String type) {
        if (token.isNumeric()) {
            return parser.getDoubleValue();
        }
        if (token != JsonToken.VALUE_STRING) {
            throw mismatch(token, type);
        }
        return switch (parser.getString()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw mismatch(token, type);
        };
    }

    /** Reads what a list or map holds. AWS's deserialiser has other words for a scalar there than in a field. */
    private Object element(JsonToken token, Member element) {
        if (!token.isStructStart()) {
            switch (element.type()) {
                case SDK_POJO -> throw AwsErrors.serialization("Unexpected value type in payload");
                case LIST, MAP -> throw AwsErrors.serialization(NOT_PARAMETERIZED);
                default -> {
                    return value(token, element);
                }
            }
        }
        return value(token, element);
    }

    private List<@Nullable Object> list(Member element) {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(token == JsonToken.VALUE_NULL ? null : element(token, element));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(Member element) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken token = parser.nextToken();
            map.put(key, token == JsonToken.VALUE_NULL ? null : element(token, element));
        }
        return map;
    }

    private Document document(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Document.MapBuilder map = Document.mapBuilder();
                for (String key = parser.nextName(); key != null; key = parser.nextName()) {
                    map.putDocument(key, document(parser.nextToken()));
                }
                yield map.build();
            }
            case START_ARRAY -> {
                Document.ListBuilder list = Document.listBuilder();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.addDocument(document(next));
                }
                yield list.build();
            }
            case VALUE_STRING -> Document.fromString(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> Document.fromBoolean(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Document.fromNumber(parser.getDecimalValue());
            case VALUE_NULL -> Document.fromNull();
            default -> throw new MalformedBody("Unexpected " + token);
        };
    }

    private static void expect(JsonToken token, JsonToken wanted, Member member) {
        if (token == wanted) {
            return;
        }
        if (token.isStructStart()) {
            throw AwsErrors.serialization(
                    token == JsonToken.START_OBJECT
                            ? NOT_HERE
                            : "Unrecognized collection type " + AwsTypes.shown(member));
        }
        throw AwsErrors.serialization("Unexpected field type");
    }

    /** Says that a token cannot be what the member is, in AWS's words (as DynamoDB answers them). */
    static AwsServiceException mismatch(JsonToken token, String type) {
        return AwsErrors.serialization(
                switch (token) {
                    case START_OBJECT -> NOT_HERE;
                    case START_ARRAY -> "Unrecognized collection type " + AwsTypes.shown(type);
                    default -> nameOf(token) + " cannot be converted to " + type;
                });
    }

    private static String nameOf(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT -> "NUMBER_VALUE";
            case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE";
            case VALUE_TRUE -> "TRUE_VALUE";
            case VALUE_FALSE -> "FALSE_VALUE";
            default -> "STRING_VALUE";
        };
    }
}
