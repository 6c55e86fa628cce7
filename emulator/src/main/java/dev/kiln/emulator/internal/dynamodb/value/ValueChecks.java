package dev.kiln.emulator.internal.dynamodb.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Refuses values that AWS refuses, in its words, and returns the others as AWS stores them: numbers in their canonical form.
 * A value that already is canonical is returned itself.
 */
@SuppressWarnings("ReferenceEquality") // whether something changed is whether it is another object
public final class ValueChecks {
    /** AWS's 32, of which the value in the innermost document is one. */
    private static final int MOST_DOCUMENTS = 31;

    private static final int MOST_NAME_BYTES = 65_535;

    private static final String INVALID = "One or more parameter values were invalid: ";

    private final RequestLayer layer;

    private final UnaryOperator<String> wording;

    public ValueChecks(RequestLayer layer) {
        this(layer, UnaryOperator.identity());
    }

    /** Takes how to say where the value is that a message is about. */
    public ValueChecks(RequestLayer layer, UnaryOperator<String> wording) {
        this.layer = layer;
        this.wording = wording;
    }

    private AwsServiceException error(String message) {
        return layer.error(wording.apply(message));
    }

    /** Returns an item, or a key, as it is stored. */
    public Map<String, AttributeValue> item(Map<String, AttributeValue> item) {
        if (layer.old()) {
            item.keySet().forEach(this::checkName);
        }
        Map<String, AttributeValue> stored = map(item, 0);
        if (layer.old()) {
            item.values().forEach(this::checkNames);
        }
        return stored;
    }

    /** Returns a value as it is stored. */
    public AttributeValue value(@Nullable AttributeValue value) {
        AttributeValue stored = value(value, 1);
        if (layer.old()) {
            checkNames(stored);
        }
        return stored;
    }

    /** Checks the names in a value. The old layer does so after everything else. */
    private void checkNames(AttributeValue value) {
        if (value.hasM()) {
            value.m().forEach((name, member) -> {
                checkName(name);
                checkNames(member);
            });
        } else if (value.hasL()) {
            value.l().forEach(this::checkNames);
        }
    }

    private AttributeValue value(@Nullable AttributeValue value, int level) {
        if (value == null) {
            throw empty();
        }
        if (value.type() == null) { // several
            throw severalOrNone(value, level);
        }
        return switch (value.type()) {
            case S, B, BOOL -> value;
            case N -> number(value);
            case NUL -> nul(value);
            case SS -> strings(value);
            case NS -> numbers(value);
            case BS -> binaries(value);
            case L -> list(value, level);
            case M -> {
                Map<String, AttributeValue> map = map(value.m(), level);
                yield map == value.m() ? value : AttributeValue.fromM(map);
            }
            case UNKNOWN_TO_SDK_VERSION -> throw severalOrNone(value, level);
        };
    }

    private Map<String, AttributeValue> map(Map<String, AttributeValue> map, int level) {
        checkLevel(level);
        Map<String, AttributeValue> changed = null;
        for (Map.Entry<String, AttributeValue> entry : map.entrySet()) {
            if (!layer.old()) {
                checkName(entry.getKey());
            }
            AttributeValue stored = value(entry.getValue(), level + 1);
            if (stored != entry.getValue()) {
                if (changed == null) {
                    changed = new LinkedHashMap<>(map);
                }
                changed.put(entry.getKey(), stored);
            }
        }
        return changed == null ? map : changed;
    }

    private AttributeValue list(AttributeValue value, int level) {
        checkLevel(level);
        List<AttributeValue> changed = null;
        for (int i = 0; i < value.l().size(); i++) {
            AttributeValue stored = value(value.l().get(i), level + 1);
            if (stored != value.l().get(i)) {
                if (changed == null) {
                    changed = new ArrayList<>(value.l());
                }
                changed.set(i, stored);
            }
        }
        return changed == null ? value : AttributeValue.fromL(changed);
    }

    private void checkLevel(int level) {
        if (level > MOST_DOCUMENTS) {
            throw error("Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
                    + " beyond supported limit");
        }
    }

    /** Refuses what cannot be the name of an attribute. */
    public void checkName(String name) {
        if (name.isEmpty()) {
            throw error("Empty attribute name");
        }
        if (name.length() > MOST_NAME_BYTES / 3 && ItemSize.utf8(name) > MOST_NAME_BYTES) {
            throw error(INVALID + "Attribute name is too large, must be less than " + (MOST_NAME_BYTES + 1) + " bytes");
        }
    }

    private AttributeValue number(AttributeValue value) {
        String stored = canonical(value.n());
        return stored.equals(value.n()) ? value : AttributeValue.fromN(stored);
    }

    private String canonical(String number) {
        BigDecimal parsed = Numbers.parse(number, layer.old(), this::error);
        return Numbers.canonical(parsed);
    }

    private AttributeValue nul(AttributeValue value) {
        if (!value.nul()) {
            throw error(INVALID + "Null attribute value types must have the value of true");
        }
        return value;
    }

    private AttributeValue strings(AttributeValue value) {
        if (value.ss().isEmpty()) {
            throw error(INVALID + "An string set  may not be empty");
        }
        if (new HashSet<>(value.ss()).size() < value.ss().size()) {
            List<String> shown = layer.old() ? value.ss() : quoted(repeated(value.ss(), Values::compare), text -> text);
            throw error(INVALID + "Input collection [" + String.join(", ", shown) + "] contains duplicates.");
        }
        List<String> sorted = Values.sortedStrings(value.ss());
        return sorted == value.ss() ? value : AttributeValue.fromSs(sorted);
    }

    private AttributeValue numbers(AttributeValue value) {
        if (value.ns().isEmpty()) {
            throw error(INVALID + "An number set  may not be empty");
        }
        List<String> stored = value.ns().stream().map(this::canonical).toList();
        if (new HashSet<>(stored).size() < stored.size()) {
            throw error(
                    layer.old()
                            ? "Input collection contains duplicates"
                            : INVALID + "Input collection contains duplicates.");
        }
        List<String> sorted = Values.sortedNumbers(stored);
        return sorted.equals(value.ns()) ? value : AttributeValue.fromNs(sorted);
    }

    private AttributeValue binaries(AttributeValue value) {
        if (value.bs().isEmpty()) {
            throw error(INVALID + "Binary sets should not be empty");
        }
        if (new HashSet<>(value.bs()).size() < value.bs().size()) {
            String shown = layer.old()
                    ? String.join(
                            ", ", value.bs().stream().map(ValueChecks::base64).toList())
                    : String.join(",", quoted(repeated(value.bs(), Values::compare), ValueChecks::base64));
            throw error(INVALID + "Input collection [" + shown + "]of type BS contains duplicates.");
        }
        List<SdkBytes> sorted = Values.sortedBinaries(value.bs());
        return sorted == value.bs() ? value : AttributeValue.fromBs(sorted);
    }

    /** Returns members as the new layer tells them: those before the first repeat in their order, the repeat, and the rest. */
    private static <T> List<T> repeated(List<T> members, Comparator<T> order) {
        Set<T> seen = new HashSet<>();
        int repeat = 0;
        while (seen.add(members.get(repeat))) {
            repeat++;
        }
        List<T> told = new ArrayList<>(members.subList(0, repeat));
        told.sort(order);
        told.addAll(members.subList(repeat, members.size()));
        return told;
    }

    private static <T> List<String> quoted(List<T> members, Function<T, String> text) {
        return members.stream().map(member -> '"' + text.apply(member) + '"').toList();
    }

    private static String base64(SdkBytes member) {
        return Base64.getEncoder().encodeToString(member.asByteArrayUnsafe());
    }

    /** Each type that is set is looked at before their number. */
    private AwsServiceException severalOrNone(AttributeValue value, int level) {
        List<AttributeValue> parts = new ArrayList<>();
        if (value.n() != null) {
            parts.add(AttributeValue.fromN(value.n()));
        }
        if (value.nul() != null) {
            parts.add(AttributeValue.fromNul(value.nul()));
        }
        if (value.hasSs()) {
            parts.add(AttributeValue.fromSs(value.ss()));
        }
        if (value.hasNs()) {
            parts.add(AttributeValue.fromNs(value.ns()));
        }
        if (value.hasBs()) {
            parts.add(AttributeValue.fromBs(value.bs()));
        }
        if (value.hasL()) {
            parts.add(AttributeValue.fromL(value.l()));
        }
        if (value.hasM()) {
            parts.add(AttributeValue.fromM(value.m()));
        }
        parts.forEach(part -> value(part, level));
        boolean none = parts.isEmpty() && value.s() == null && value.b() == null && value.bool() == null;
        return none
                ? empty()
                : error("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
                        + " supported datatypes");
    }

    private AwsServiceException empty() {
        return error("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }
}
