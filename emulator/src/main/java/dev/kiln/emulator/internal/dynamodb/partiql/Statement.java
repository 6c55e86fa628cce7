package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.dynamodb.expression.Action;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.expression.Predicate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * A statement with its parameters put in.
 *
 * <pre>{@code
 * Statement statement = Statement.parse("SELECT a FROM \"Music\" WHERE Artist = ?", parameters);
 * }</pre>
 */
public sealed interface Statement {
    /** Returns the name, or the ARN, of the table. */
    String table();

    /**
     * Reads items.
     *
     * @param index the index that is read, or null
     * @param columns what is taken of each item; all of it if there are none
     * @param where which items; null for all
     * @param order the attributes to sort by, of which only those of the key are allowed
     * @param misshapen what is wrong with the columns, which AWS tells once it knows the table; null if nothing
     */
    record Select(
            String table,
            @Nullable String index,
            List<Column> columns,
            @Nullable Predicate where,
            List<Order> order,
            @Nullable AwsServiceException misshapen)
            implements Statement {
        public Select {
            columns = List.copyOf(columns);
            order = List.copyOf(order);
        }
    }

    /** A path under the name that it has in the answer. */
    record Column(String name, Path path) {}

    record Order(String attribute, boolean descending) {}

    record Insert(String table, Map<String, AttributeValue> item) implements Statement {}

    record Change(
            String table, List<Action> actions, @Nullable Predicate where, ReturnValue returning) implements Statement {
        public Change {
            actions = List.copyOf(actions);
        }
    }

    record Delete(String table, @Nullable Predicate where, ReturnValue returning) implements Statement {}

    /** A condition of a transaction: that a read finds an item. */
    record Exists(Select select) implements Statement {
        @Override
        public String table() {
            return select.table();
        }
    }

    /** Returns whether the statement only reads. */
    default boolean reads() {
        return this instanceof Select;
    }

    /** Returns parameters as they are stored, or fails as AWS does before it looks at the text. */
    static List<AttributeValue> checked(List<AttributeValue> parameters) {
        return parameters.stream().map(StatementReader.CHECKS::value).toList();
    }

    /**
     * Returns what a text says, or fails as AWS does.
     *
     * @param parameters the checked values of its question marks, in their order
     */
    static Statement parse(String text, List<AttributeValue> parameters) {
        return new StatementParser(text, parameters).statement();
    }
}
