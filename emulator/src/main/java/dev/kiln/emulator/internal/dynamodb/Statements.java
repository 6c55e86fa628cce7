package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.KeyAttribute;
import dev.kiln.emulator.internal.dynamodb.expression.Operand;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.expression.Predicate;
import dev.kiln.emulator.internal.dynamodb.expression.Update;
import dev.kiln.emulator.internal.dynamodb.partiql.Statement;
import dev.kiln.emulator.internal.dynamodb.partiql.Where;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** What PartiQL statements mean for tables: the same plans and writes as those of the other operations. */
final class Statements {
    private static final Comparator<AttributeValue> BY_VALUE = Values::compare;

    private final Catalog catalog;
    private final Writes writes;

    Statements(Catalog catalog, Writes writes) {
        this.catalog = catalog;
        this.writes = writes;
    }

    /** A write, and what of it a RETURNING clause asks for. */
    record Planned(ItemWrite write, Update update, ReturnValue returning) {}

    /** Returns what a statement that writes does. */
    Planned write(Statement statement, boolean showsItem, CallContext call) {
        Schema schema = catalog.schema(statement.table(), call);
        if (statement instanceof Statement.Insert insert) {
            return insert(schema, insert, showsItem);
        }
        if (statement instanceof Statement.Change change) {
            Where where = Where.of(change.where());
            Map<String, AttributeValue> key = where.requiredKey(schema.keys().all());
            Update update = Update.of(change.actions());
            Condition condition = where.onExisting(schema.keys().hash().get(0).name());
            return new Planned(
                    writes.updating(schema, key, condition, showsItem, update).write(), update, change.returning());
        }
        if (statement instanceof Statement.Delete delete) {
            Where where = Where.of(delete.where());
            Map<String, AttributeValue> key = where.requiredKey(schema.keys().all());
            Condition condition = where.asksMoreThan(schema.keys().all())
                    ? where.ifExisting(schema.keys().hash().get(0).name())
                    : null;
            return new Planned(
                    new ItemWrite(schema, key, condition, showsItem, before -> null),
                    Update.of(List.of()),
                    delete.returning());
        }
        Statement.Select select = ((Statement.Exists) statement).select();
        Where where = Where.of(select.where());
        if (where.key(schema.keys().all()) == null
                || !where.asksMoreThan(schema.keys().all())) {
            throw DynamoDbErrors.validation("EXISTS() must contain a single item read with additional condition");
        }
        return new Planned(
                new ItemWrite(
                        schema,
                        where.requiredKey(schema.keys().all()),
                        where.onExisting(schema.keys().hash().get(0).name()),
                        showsItem,
                        before -> before),
                Update.of(List.of()),
                ReturnValue.NONE);
    }

    private static Planned insert(Schema schema, Statement.Insert insert, boolean showsItem) {
        Map<String, AttributeValue> item = insert.item();
        schema.keys().all().forEach(key -> {
            AttributeValue value = item.get(key.name());
            if (value == null) {
                throw DynamoDbErrors.validation("Key attribute should be present in the item: Key " + key.name());
            }
            if (ValueType.of(value) != key.type()) {
                throw DynamoDbErrors.validation(
                        "Key attribute's data type should match its data type in table's schema: Key " + key.name());
            }
        });
        schema.checkItem(item);
        if (ItemSize.of(item) > ItemSize.MOST) {
            throw DynamoDbErrors.validation("Item size has exceeded the maximum allowed size");
        }
        Operand head = Path.of(schema.keys().hash().get(0).name());
        Condition absent = Condition.of(new Predicate.Test(new Operand.Call("attribute_not_exists", List.of(head))));
        ItemWrite write = new ItemWrite(schema, schema.keyOf(item), absent, showsItem, before -> item);
        return new Planned(write, Update.of(List.of()), ReturnValue.NONE);
    }

    /** Returns what a select reads: a partition if it names one, everything otherwise. */
    Page.Plan read(Statement.Select select, boolean consistent, int limit, CallContext call) {
        Schema schema = catalog.schema(select.table(), call);
        Schema.Index index = index(schema, select);
        if (index != null && index.global() && consistent) {
            throw DynamoDbErrors.validation("Strongly consistent read is not supported on Global Secondary Indexes");
        }
        refuseMisshapen(select);
        List<String> missing = unprojected(select, index);
        Schema.Keys keys = index == null ? schema.keys() : index.keys();
        Where where = Where.of(select.where());
        refuseUnprojected(where, index);
        where.refuseOverlaps(keys.hash(), keys.range());
        List<AttributeValue> partitions = where.partitions(keys.hash().get(0));
        boolean descending = checkOrder(select.order(), keys, partitions);
        List<KeyRange> ranges = partitions == null
                ? List.of(KeyRange.under(Items.root(schema, index)))
                : sorted(partitions, keys.hash().get(0), select.order(), Items.root(schema, index)).stream()
                        .map(partition -> Ranges.of(schema, index, where.query(List.of(partition), keys.range())))
                        .toList();
        return new Page.Plan(
                schema, index, ranges, !descending, limit, !missing.isEmpty(), true, where.condition(), null);
    }

    /** Returns whether the sort key goes down, or refuses an order that keys cannot give. */
    private static boolean checkOrder(
            List<Statement.Order> orders, Schema.Keys keys, @Nullable List<AttributeValue> partitions) {
        boolean descending = false;
        boolean byHash = false;
        for (Statement.Order order : orders) {
            if (partitions == null) {
                throw DynamoDbErrors.validation(
                        "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.");
            }
            if (!keys.names().contains(order.attribute())) {
                throw DynamoDbErrors.validation("Variable reference " + order.attribute()
                        + " in ORDER BY clause must be part of the primary key");
            }
            boolean hash = keys.hash().get(0).name().equals(order.attribute());
            byHash |= hash;
            descending |= order.descending() && !hash;
        }
        if (!orders.isEmpty() && !byHash && partitions != null && partitions.size() > 1) {
            throw DynamoDbErrors.validation(
                    "Must have hash key in ORDER BY clause when more than one hash key condition"
                            + " specified in WHERE clause.");
        }
        return descending;
    }

    /** Returns partitions in the order that is asked for, or else in that of a scan. */
    private static List<AttributeValue> sorted(
            List<AttributeValue> partitions, KeyAttribute hash, List<Statement.Order> orders, Key root) {
        Comparator<AttributeValue> order = orders.stream()
                .filter(one -> one.attribute().equals(hash.name()))
                .findFirst()
                .map(one -> one.descending() ? BY_VALUE.reversed() : BY_VALUE)
                .orElse(Comparator.comparing(value -> Items.partition(root, List.of(value))));
        return partitions.stream().sorted(order).toList();
    }

    /** Returns the index that a select reads, or null. PartiQL cannot read those whose keys have parts. */
    private static Schema.@Nullable Index index(Schema schema, Statement.Select select) {
        if (select.index() == null) {
            return null;
        }
        Schema.Index index = schema.indexOfStatement(select.index());
        if (index.keys().hash().size() > 1 || index.keys().range().size() > 1) {
            throw DynamoDbErrors.validation("PartiQL statements cannot be executed on tables with multi-attribute HASH"
                    + " keys or multi-attribute RANGE keys.");
        }
        return index;
    }

    private static void refuseMisshapen(Statement.Select select) {
        if (select.misshapen() != null) {
            throw select.misshapen();
        }
    }

    /** Returns the columns that an index does not have. A local one fetches them from its table; a global one cannot. */
    private static List<String> unprojected(Statement.Select select, Schema.@Nullable Index index) {
        Set<String> projected = index == null ? null : index.projected();
        if (index == null || projected == null) {
            return List.of();
        }
        List<String> missing = select.columns().stream()
                .map(column -> column.path().attribute())
                .filter(name -> !projected.contains(name))
                .toList();
        if (!missing.isEmpty() && index.global()) {
            throw DynamoDbErrors.invalid("Global secondary index " + index.name() + " does not project ["
                    + String.join(", ", missing) + "]");
        }
        return missing;
    }

    /** What reads a partition asks only for what the index has; what reads all of the index finds the rest missing. */
    private static void refuseUnprojected(Where where, Schema.@Nullable Index index) {
        Condition condition = where.condition();
        if (index == null
                || index.projected() == null
                || condition == null
                || !where.keyed(index.keys().hash())) {
            return;
        }
        Set<String> missing = condition.attributes();
        missing.removeAll(index.projected());
        if (!missing.isEmpty()) {
            throw DynamoDbErrors.invalid("Secondary index " + index.name()
                    + " does not project one or more filter attributes: [" + String.join(", ", missing) + "]");
        }
    }

    /** Returns the one item that a select names by its key, for operations that read no others. */
    Reads.KeyRead key(Statement.Select select, String refusal, CallContext call) {
        Schema schema = catalog.schema(select.table(), call);
        boolean onIndex = index(schema, select) != null;
        Where where = Where.of(select.where());
        Map<String, AttributeValue> key = where.key(schema.keys().all());
        if (key == null || onIndex || where.tests()) {
            throw DynamoDbErrors.validation(refusal);
        }
        refuseMisshapen(select);
        return new Reads.KeyRead(schema, key, null);
    }

    /** Returns the columns of an item under their names. */
    static Map<String, AttributeValue> columns(Statement.Select select, Map<String, AttributeValue> item) {
        if (select.columns().isEmpty()) {
            return item;
        }
        Map<String, AttributeValue> row = new LinkedHashMap<>();
        for (Statement.Column column : select.columns()) {
            AttributeValue value = column.path().in(item);
            if (value != null) {
                row.put(column.name(), value);
            }
        }
        return row;
    }

    /** Returns the item that a select finds under a key, or null. */
    static @Nullable Map<String, AttributeValue> found(
            Statement.Select select, @Nullable Map<String, AttributeValue> item) {
        Condition condition = Where.of(select.where()).condition();
        return item != null && (condition == null || condition.matches(item)) ? columns(select, item) : null;
    }
}
