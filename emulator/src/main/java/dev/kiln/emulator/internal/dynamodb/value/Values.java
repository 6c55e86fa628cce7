package dev.kiln.emulator.internal.dynamodb.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Equality and order of values as DynamoDB's: sets have no order, numbers compare by value, strings by their UTF-8 bytes. */
public final class Values {
    private Values() {}

    /** Returns whether two values are the same to DynamoDB; values of different types never are. */
    public static boolean equal(AttributeValue a, AttributeValue b) {
        ValueType type = ValueType.of(a);
        if (type != ValueType.of(b)) {
            return false;
        }
        return switch (type) {
            case S -> a.s().equals(b.s());
            case N -> a.n().equals(b.n());
            case B -> a.b().equals(b.b());
            case BOOL -> a.bool().equals(b.bool());
            case NULL -> true;
            case SS -> sameMembers(a.ss(), b.ss());
            case NS -> sameMembers(a.ns(), b.ns());
            case BS -> sameMembers(a.bs(), b.bs());
            case L -> equal(a.l(), b.l());
            case M -> equal(a.m(), b.m());
        };
    }

    /** Returns whether two items, or two maps, have equal values under the same names. */
    public static boolean equal(Map<String, AttributeValue> a, Map<String, AttributeValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, AttributeValue> entry : a.entrySet()) {
            AttributeValue other = b.get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(List<AttributeValue> a, List<AttributeValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static <T> boolean sameMembers(List<T> a, List<T> b) {
        return a.size() == b.size() && new HashSet<>(a).containsAll(b);
    }

    /** Returns the members of a set in the order that DynamoDB keeps them in; the list itself if it is in order. */
    public static List<String> sortedStrings(List<String> members) {
        return sorted(members, Values::compare);
    }

    /** As {@link #sortedStrings}, of numbers, which are ordered by value. */
    public static List<String> sortedNumbers(List<String> members) {
        return sorted(members, Comparator.comparing(BigDecimal::new));
    }

    /** As {@link #sortedStrings}, of binary values. */
    public static List<SdkBytes> sortedBinaries(List<SdkBytes> members) {
        return sorted(members, Values::compare);
    }

    private static <T> List<T> sorted(List<T> members, Comparator<T> order) {
        for (int i = 1; i < members.size(); i++) {
            if (order.compare(members.get(i - 1), members.get(i)) > 0) {
                return members.stream().sorted(order).toList();
            }
        }
        return members;
    }

    /** Compares two values of one type that has an order: S, N or B. */
    public static int compare(AttributeValue a, AttributeValue b) {
        ValueType type = ValueType.of(a);
        if (type != ValueType.of(b)) {
            throw new IllegalArgumentException("values of different types have no order: " + a + ", " + b);
        }
        return switch (type) {
            case S -> compare(a.s(), b.s());
            case N -> Numbers.of(a).compareTo(Numbers.of(b));
            case B -> compare(a.b(), b.b());
            default -> throw new IllegalArgumentException("values of type " + type + " have no order");
        };
    }

    /** Compares by UTF-8 bytes: as UTF-16 but for surrogates, which stand for the highest characters. */
    static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean high = Character.isSurrogate(x);
                return high == Character.isSurrogate(y) ? x - y : high ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    static int compare(SdkBytes a, SdkBytes b) {
        return Arrays.compareUnsigned(a.asByteArrayUnsafe(), b.asByteArrayUnsafe());
    }
}
