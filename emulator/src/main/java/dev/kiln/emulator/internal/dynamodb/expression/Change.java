package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.value.Numbers;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One application of an update to an item.
 *
 * <p>The actions become a tree of the places that they change, which is then laid over the item: so two elements of one list
 * are counted as they were before the update, and each document on the way is copied once.
 */
final class Change {
    /** A place in the item, with what is done there or further in. */
    private static final class Place {
        private final Map<Path.Step, Place> inside = new LinkedHashMap<>();
        private @Nullable Action action;
        private @Nullable AttributeValue assigned;

        boolean onlyRemoves() {
            return inside.isEmpty()
                    ? action instanceof Action.Remove || action instanceof Action.Delete
                    : inside.values().stream().allMatch(Place::onlyRemoves);
        }
    }

    private final Map<String, AttributeValue> item;
    private final boolean exists;
    private final boolean legacy;
    private final Place root = new Place();

    Change(List<Action> actions, Map<String, AttributeValue> item, boolean exists, boolean legacy) {
        this.item = item;
        this.exists = exists;
        this.legacy = legacy;
        UpdateValues values = new UpdateValues(item);
        for (Action action : actions) {
            Place place = root;
            for (Path.Step step : action.path().steps()) {
                place = place.inside.computeIfAbsent(step, absent -> new Place());
            }
            place.action = action;
            if (action instanceof Action.Set set) {
                place.assigned = values.required(set.value());
            } else if (action instanceof Action.Add add) {
                place.assigned = values.required(add.value());
            } else if (action instanceof Action.Delete delete) {
                place.assigned = values.required(delete.value());
            }
        }
    }

    Map<String, AttributeValue> applied() {
        return members(item, root);
    }

    private Map<String, AttributeValue> members(Map<String, AttributeValue> before, Place place) {
        Map<String, AttributeValue> after = new LinkedHashMap<>(before);
        place.inside.forEach((step, inner) -> {
            if (!(step instanceof Path.Member member)) {
                throw invalidPath();
            }
            AttributeValue value = changed(before.get(member.name()), inner);
            if (value == null) {
                after.remove(member.name());
            } else {
                after.put(member.name(), value);
            }
        });
        return after;
    }

    private List<AttributeValue> elements(List<AttributeValue> before, Place place) {
        List<@Nullable AttributeValue> after = new ArrayList<>(before);
        TreeMap<Integer, AttributeValue> appended = new TreeMap<>();
        place.inside.forEach((step, inner) -> {
            if (!(step instanceof Path.Element element)) {
                throw invalidPath();
            }
            int index = element.index();
            AttributeValue value = changed(index < before.size() ? before.get(index) : null, inner);
            if (index < before.size()) {
                after.set(index, value);
            } else if (value != null) {
                appended.put(index, value);
            }
        });
        List<AttributeValue> compact = new ArrayList<>();
        for (AttributeValue value : after) {
            if (value != null) {
                compact.add(value);
            }
        }
        compact.addAll(appended.values());
        return compact;
    }

    private @Nullable AttributeValue changed(@Nullable AttributeValue before, Place place) {
        if (place.action != null) {
            return done(before, place.action, place.assigned);
        }
        if (before == null && !exists && place.onlyRemoves()) {
            return null;
        }
        if (before != null && before.hasM()) {
            return AttributeValue.fromM(members(before.m(), place));
        }
        if (before != null && before.hasL()) {
            return AttributeValue.fromL(elements(before.l(), place));
        }
        throw invalidPath();
    }

    private @Nullable AttributeValue done(
            @Nullable AttributeValue before, Action action, @Nullable AttributeValue operand) {
        if (action instanceof Action.Remove || operand == null) {
            return null;
        }
        if (action instanceof Action.Set) {
            return operand;
        }
        if (before == null) {
            return action instanceof Action.Add ? operand : null;
        }
        if (ValueType.of(before) != ValueType.of(operand)) {
            throw legacy ? AwsErrors.validation("Type mismatch for attribute to update") : UpdateValues.wrongType();
        }
        return action instanceof Action.Add ? sum(before, operand) : difference(before, operand);
    }

    private static AttributeValue sum(AttributeValue before, AttributeValue operand) {
        return switch (ValueType.of(before)) {
            case N -> Numbers.plus(before, operand);
            case SS -> AttributeValue.fromSs(Values.sortedStrings(union(before.ss(), operand.ss())));
            case NS -> AttributeValue.fromNs(Values.sortedNumbers(union(before.ns(), operand.ns())));
            case BS -> AttributeValue.fromBs(Values.sortedBinaries(union(before.bs(), operand.bs())));
            case L -> AttributeValue.fromL(UpdateValues.joined(before.l(), operand.l()));
            default -> throw UpdateValues.wrongType();
        };
    }

    private static @Nullable AttributeValue difference(AttributeValue before, AttributeValue operand) {
        return switch (ValueType.of(before)) {
            case SS -> {
                List<String> left = without(before.ss(), operand.ss());
                yield left.isEmpty() ? null : AttributeValue.fromSs(left);
            }
            case NS -> {
                List<String> left = without(before.ns(), operand.ns());
                yield left.isEmpty() ? null : AttributeValue.fromNs(left);
            }
            case BS -> {
                List<SdkBytes> left = without(before.bs(), operand.bs());
                yield left.isEmpty() ? null : AttributeValue.fromBs(left);
            }
            default -> throw UpdateValues.wrongType();
        };
    }

    private static <T> List<T> union(List<T> before, Collection<T> more) {
        return Stream.concat(before.stream(), more.stream()).distinct().toList();
    }

    private static <T> List<T> without(List<T> before, Collection<T> less) {
        Set<T> gone = new HashSet<>(less);
        return before.stream().filter(member -> !gone.contains(member)).toList();
    }

    private static AwsServiceException invalidPath() {
        return AwsErrors.validation("The document path provided in the update expression is invalid for update");
    }
}
