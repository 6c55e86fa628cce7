package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.expression.Comparator;
import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.KeyAttribute;
import dev.kiln.emulator.internal.dynamodb.expression.KeyClause;
import dev.kiln.emulator.internal.dynamodb.expression.KeyQuery;
import dev.kiln.emulator.internal.dynamodb.expression.Operand;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.expression.Predicate;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A WHERE clause, taken apart into what it asks of a key and the rest. */
public final class Where {
    private final List<Predicate> parts;

    private Where(List<Predicate> parts) {
        this.parts = parts;
    }

    /** Takes the condition of a statement, null if it has none. */
    public static Where of(@Nullable Predicate predicate) {
        List<Predicate> parts = new ArrayList<>();
        if (predicate != null) {
            flatten(predicate, parts);
        }
        return new Where(parts);
    }

    private static void flatten(Predicate predicate, List<Predicate> parts) {
        if (predicate instanceof Predicate.And and) {
            and.parts().forEach(part -> flatten(part, parts));
        } else {
            parts.add(predicate);
        }
    }

    /** Returns the key that the clause names by equality, or null if it leaves a part of it open. */
    public @Nullable Map<String, AttributeValue> key(List<KeyAttribute> attributes) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = equal(attribute.name());
            if (value == null) {
                return null;
            }
            if (ValueType.of(value) != attribute.type()) {
                throw AwsErrors.validation(
                        "Key attribute's data type should match its data type in table's schema: Key "
                                + attribute.name());
            }
            key.put(attribute.name(), value);
        }
        return key;
    }

    /** Returns the key that a statement which writes must name. */
    public Map<String, AttributeValue> requiredKey(List<KeyAttribute> attributes) {
        Map<String, AttributeValue> key = key(attributes);
        if (key == null) {
            throw AwsErrors.validation("Where clause does not contain a mandatory equality on all key attributes");
        }
        return key;
    }

    /** Refuses a clause whose sides of an OR read the same items of a partition. */
    public void refuseOverlaps(List<KeyAttribute> hash, List<KeyAttribute> range) {
        if (parts.size() == 1 && hash.size() == 1) {
            Branches.refuseOverlaps(parts.get(0), hash.get(0), range.isEmpty() ? null : range.get(0));
        }
    }

    /**
     * Returns the partitions that the clause reads, in the order in which it first names them; null if it leaves that open, so that
     * all items must be read.
     */
    public @Nullable List<AttributeValue> partitions(KeyAttribute hash) {
        Map<String, AttributeValue> one = key(List.of(hash));
        if (one != null) {
            return List.copyOf(one.values());
        }
        for (Predicate part : parts) {
            List<AttributeValue> named = named(part, hash);
            if (named != null) {
                List<AttributeValue> once = new ArrayList<>();
                named.stream()
                        .filter(value -> once.stream().noneMatch(other -> Values.equal(other, value)))
                        .forEach(once::add);
                return once;
            }
        }
        return null;
    }

    private static @Nullable List<AttributeValue> named(Predicate part, KeyAttribute hash) {
        if (part instanceof Predicate.In in) {
            List<AttributeValue> values = new ArrayList<>();
            for (Operand operand : in.values()) {
                if (!(operand instanceof Operand.Literal literal) || ValueType.of(literal.value()) != hash.type()) {
                    return null;
                }
                values.add(literal.value());
            }
            return in.operand().equals(Path.of(hash.name())) ? values : null;
        }
        if (!(part instanceof Predicate.Or or)) {
            return null;
        }
        List<AttributeValue> values = new ArrayList<>();
        for (Predicate side : or.parts()) {
            List<AttributeValue> partitions = of(side).partitions(hash);
            if (partitions == null) {
                return null;
            }
            values.addAll(partitions);
        }
        return values;
    }

    /** Returns what is asked of the keys in a partition. */
    public KeyQuery query(List<AttributeValue> partition, List<KeyAttribute> range) {
        List<AttributeValue> sorted = new ArrayList<>();
        KeyClause last = null;
        for (KeyAttribute attribute : range) {
            AttributeValue value = equal(attribute.name());
            if (value == null || ValueType.of(value) != attribute.type()) {
                last = value == null ? bound(attribute) : null;
                break;
            }
            sorted.add(value);
        }
        return new KeyQuery(partition, sorted, last);
    }

    /** Returns whether the clause names a partition, or several of which AWS still says so. */
    public boolean keyed(List<KeyAttribute> hash) {
        return hash.stream()
                .allMatch(attribute -> parts.stream()
                        .anyMatch(part -> equality(part, attribute.name()) != null
                                || (part instanceof Predicate.In in
                                        && in.operand().equals(Path.of(attribute.name())))));
    }

    /** Returns the whole clause as a condition on items, or null if there is none. */
    public @Nullable Condition condition() {
        return parts.isEmpty() ? null : Condition.of(new Predicate.And(parts));
    }

    /** Returns the clause as a condition that also asks the item to exist, which an attribute of its key tells. */
    public Condition onExisting(String keyAttribute) {
        List<Predicate> all = new ArrayList<>(parts);
        all.add(new Predicate.Test(new Operand.Call("attribute_exists", List.of(Path.of(keyAttribute)))));
        return Condition.of(new Predicate.And(all));
    }

    /** Returns the clause as a condition that an item which is not there satisfies, as an attribute of its key tells. */
    public Condition ifExisting(String keyAttribute) {
        return Condition.of(new Predicate.Or(List.of(
                new Predicate.Test(new Operand.Call("attribute_not_exists", List.of(Path.of(keyAttribute)))),
                new Predicate.And(parts))));
    }

    /** Returns whether the clause asks for more than these attributes. */
    public boolean asksMoreThan(List<KeyAttribute> attributes) {
        return parts.stream()
                .anyMatch(part -> attributes.stream().noneMatch(attribute -> equality(part, attribute.name()) != null));
    }

    List<Predicate> parts() {
        return parts;
    }

    /** Returns whether the clause tests with functions, which are no part of naming an item. */
    public boolean tests() {
        return parts.stream().anyMatch(part -> part instanceof Predicate.Test);
    }

    /** Returns whether the clause asks an attribute not to be something, or to be one of several things. */
    boolean excludes(String attribute) {
        Path path = Path.of(attribute);
        return parts.stream()
                .anyMatch(part -> (part instanceof Predicate.Not not
                                && Condition.of(not.part()).attributes().contains(attribute))
                        || (part instanceof Predicate.Compare compare
                                && compare.comparator() == Comparator.NE
                                && (compare.left().equals(path)
                                        || compare.right().equals(path)))
                        || (part instanceof Predicate.In in && in.operand().equals(path))
                        || (part instanceof Predicate.Or or
                                && Condition.of(or).attributes().contains(attribute)));
    }

    @Nullable
    AttributeValue equal(String attribute) {
        for (Predicate part : parts) {
            AttributeValue value = equality(part, attribute);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable AttributeValue equality(Predicate part, String attribute) {
        if (!(part instanceof Predicate.Compare compare) || compare.comparator() != Comparator.EQ) {
            return null;
        }
        Path path = Path.of(attribute);
        if (compare.left().equals(path) && compare.right() instanceof Operand.Literal literal) {
            return literal.value();
        }
        return compare.right().equals(path) && compare.left() instanceof Operand.Literal literal
                ? literal.value()
                : null;
    }

    private @Nullable KeyClause bound(KeyAttribute attribute) {
        Path path = Path.of(attribute.name());
        for (Predicate part : parts) {
            KeyClause clause = null;
            if (part instanceof Predicate.Compare compare && compare.left().equals(path)) {
                clause = compare.comparator().ordering()
                        ? clause(attribute, compare.comparator().name(), List.of(compare.right()))
                        : null;
            } else if (part instanceof Predicate.Between between
                    && between.operand().equals(path)) {
                clause = clause(attribute, "BETWEEN", List.of(between.low(), between.high()));
            } else if (part instanceof Predicate.Test test
                    && test.call().function().equals("begins_with")
                    && test.call().arguments().get(0).equals(path)) {
                clause =
                        clause(attribute, "BEGINS_WITH", test.call().arguments().subList(1, 2));
            }
            if (clause != null) {
                return clause;
            }
        }
        return null;
    }

    private static @Nullable KeyClause clause(KeyAttribute attribute, String operator, List<Operand> operands) {
        List<AttributeValue> values = new ArrayList<>();
        for (Operand operand : operands) {
            if (!(operand instanceof Operand.Literal literal) || ValueType.of(literal.value()) != attribute.type()) {
                return null;
            }
            values.add(literal.value());
        }
        return new KeyClause(attribute.name(), KeyClause.Operator.valueOf(operator), values);
    }
}
