package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.dynamodb.expression.Action;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.expression.Predicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The grammar of statements.
 *
 * <pre>
 * select := SELECT (* | path, ...) FROM table[.index] [WHERE condition] [ORDER BY name [ASC|DESC], ...]
 * insert := INSERT INTO table VALUE { 'name' : value, ... }
 * update := UPDATE table changes [WHERE condition] [RETURNING (ALL|MODIFIED) (OLD|NEW) *]
 *         | FROM table [WHERE condition] changes [RETURNING (ALL|MODIFIED) (OLD|NEW) *]
 * changes := (SET path = value, ... | REMOVE path)+
 * delete := DELETE FROM table [WHERE condition] [RETURNING ALL OLD *]
 * exists := EXISTS ( select )
 * </pre>
 */
final class StatementParser {
    private final StatementReader reader;
    private final ConditionParser conditions;
    private boolean writesToIndex;

    StatementParser(String text, List<AttributeValue> parameters) {
        this.reader = new StatementReader(text, parameters);
        this.conditions = new ConditionParser(reader);
    }

    Statement statement() {
        Statement statement = parse();
        reader.expectEnd();
        if (writesToIndex) {
            throw reader.refused("This operation is not supported on an index");
        }
        if (statement instanceof Statement.Select select && !select.order().isEmpty() && select.where() == null) {
            throw reader.refused("Must have WHERE clause in the statement when using ORDER BY clause.");
        }
        return statement;
    }

    private Statement parse() {
        if (reader.takeWord("SELECT")) {
            return select();
        }
        if (reader.takeWord("INSERT")) {
            return insert();
        }
        if (reader.takeWord("UPDATE")) {
            return update();
        }
        if (reader.takeWord("FROM")) {
            return fromFirst();
        }
        if (reader.takeWord("DELETE")) {
            return delete();
        }
        if (reader.takeWord("EXISTS")) {
            reader.expectSymbol("(");
            reader.expectWord("SELECT");
            Statement.Select select = select();
            reader.expectSymbol(")");
            return new Statement.Exists(select);
        }
        if (reader.peek().isWord("DROP") || reader.peek().isWord("CREATE")) {
            throw reader.refused(
                    "Unsupported operation: " + (reader.peek().isWord("DROP") ? "DropTable" : "CreateTable"));
        }
        if (reader.isName()) {
            reader.path();
            if (reader.takeWord("IS")) {
                conditions.type();
                throw reader.refused("Unsupported operation: IsType");
            }
            if (reader.takeSymbol("*") && reader.takeWord("FROM")) {
                // a word that is none begins a product, whose right side is an UPDATE the other way round
                fromFirst();
            }
        }
        throw reader.malformed();
    }

    private Statement.Select select() {
        if (reader.peek().isWord("VALUE")) {
            throw reader.refused("Select projection doesn't support value or pivot keywords");
        }
        List<Statement.Column> columns = new ArrayList<>();
        AwsServiceException misshapen = null;
        if (!reader.takeSymbol("*")) {
            do {
                if (isCall()) {
                    misshapen = misshapen == null ? unexpected() : misshapen;
                    reader.skipCall();
                } else {
                    columns.add(column());
                }
            } while (reader.takeSymbol(","));
        }
        refuseDuplicates(columns);
        if (!reader.takeWord("FROM")) {
            throw reader.malformed("Expected FROM after SELECT list");
        }
        if (!reader.isName()) {
            throw reader.noTerm();
        }
        List<String> from = reader.source();
        String table = from.get(0);
        String index = from.size() > 1 ? from.get(1) : null;
        if (reader.peek().is(",")) {
            throw reader.refused("Only select from a single table or index is supported.");
        }
        refuseAlias();
        Predicate where = where();
        List<Statement.Order> order = order();
        if (reader.peek().isWord("LIMIT")
                || reader.peek().isWord("GROUP")
                || reader.peek().isWord("HAVING")) {
            String clause = reader.next().text().toUpperCase(Locale.ROOT);
            throw reader.refusedAt("Unsupported clause: " + clause, reader.peek());
        }
        return new Statement.Select(table, index, columns, where, order, misshapen);
    }

    private boolean isCall() {
        return reader.peekNext().is("(");
    }

    private AwsServiceException unexpected() {
        return reader.refusedAt("Unexpected path component", reader.peek());
    }

    private Statement.Column column() {
        Lexeme first = reader.peek();
        if (first.kind() == Lexeme.Kind.STRING || first.kind() == Lexeme.Kind.NUMBER) {
            throw unexpected();
        }
        Path path = reader.path();
        refuseAlias();
        return new Statement.Column(nameOf(path), path);
    }

    /** AWS names a column by its last member, with the indexes after that. */
    private static String nameOf(Path path) {
        StringBuilder name = new StringBuilder();
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Member) {
                name.setLength(0);
            }
            name.append(step);
        }
        return name.toString();
    }

    private void refuseAlias() {
        if (reader.peek().isWord("AS") || reader.isName()) {
            throw reader.refused("Aliasing is not supported");
        }
    }

    private void refuseDuplicates(List<Statement.Column> columns) {
        Set<Path> seen = new HashSet<>();
        for (Statement.Column column : columns) {
            if (!seen.add(column.path())) {
                throw reader.refused("Duplicate identifiers in select clause: " + column.name());
            }
        }
    }

    private List<Statement.Order> order() {
        List<Statement.Order> order = new ArrayList<>();
        if (reader.takeWord("ORDER")) {
            reader.expectWord("BY");
            do {
                String attribute = reader.name();
                boolean descending = reader.takeWord("DESC");
                if (!descending) {
                    reader.takeWord("ASC");
                }
                order.add(new Statement.Order(attribute, descending));
            } while (reader.takeSymbol(","));
        }
        return order;
    }

    private Statement insert() {
        reader.expectWord("INTO");
        Lexeme place = reader.peek();
        List<String> into = reader.source();
        if (into.size() > 1) {
            throw reader.refusedAt(
                    "FROM clause may only contain a single table name in data manipulation statements", place);
        }
        String table = into.get(0);
        if (reader.isName()) {
            throw reader.leftOver();
        }
        if (!reader.takeWord("VALUE")) {
            throw reader.refused("Unsupported operation: InsertOp");
        }
        Lexeme first = reader.peek();
        if (!reader.takeSymbol("{")) {
            throw reader.refusedAt(
                    "Unsupported format in item expression. Please use struct format {...} to express item values for"
                            + " insert statement.",
                    first);
        }
        Map<String, AttributeValue> item = reader.item();
        if (reader.peek().isWord("RETURNING")) {
            throw reader.refused("RETURNING is not supported in INSERT");
        }
        return new Statement.Insert(table, item);
    }

    private Statement delete() {
        if (!reader.takeWord("FROM")) {
            throw reader.malformed("Expected FROM after DELETE");
        }
        String table = written();
        refuseAlias();
        Predicate where = where();
        ReturnValue returning = returning();
        if (returning != ReturnValue.NONE && returning != ReturnValue.ALL_OLD) {
            throw reader.refused("Invalid returning clause: RETURNING "
                    + (returning == ReturnValue.ALL_NEW ? "ALL" : "MODIFIED")
                    + (returning == ReturnValue.UPDATED_OLD ? " OLD" : " NEW")
                    + " *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
        }
        return new Statement.Delete(table, where, returning);
    }

    /** Reads the table of an UPDATE or a DELETE. That it is an index is told when all of the statement is read. */
    private String written() {
        List<String> source = reader.source();
        writesToIndex = source.size() > 1;
        return source.get(0);
    }

    private Statement update() {
        String table = written();
        refuseAlias();
        List<Action> actions = actions();
        Predicate where = where();
        return new Statement.Change(table, actions, where, returning());
    }

    /** An UPDATE the other way round. */
    private Statement fromFirst() {
        String table = written();
        refuseAlias();
        Predicate where = where();
        List<Action> actions = actions();
        return new Statement.Change(table, actions, where, returning());
    }

    private List<Action> actions() {
        AssignmentParser assignments = new AssignmentParser(reader);
        assignments.parse();
        return assignments.actions();
    }

    private @Nullable Predicate where() {
        return reader.takeWord("WHERE") ? conditions.condition() : null;
    }

    private ReturnValue returning() {
        if (!reader.takeWord("RETURNING")) {
            return ReturnValue.NONE;
        }
        boolean all = reader.takeWord("ALL");
        if (!all) {
            reader.expectWord("MODIFIED");
        }
        boolean old = reader.takeWord("OLD");
        if (!old) {
            reader.expectWord("NEW");
        }
        reader.expectSymbol("*");
        if (all) {
            return old ? ReturnValue.ALL_OLD : ReturnValue.ALL_NEW;
        }
        return old ? ReturnValue.UPDATED_OLD : ReturnValue.UPDATED_NEW;
    }
}
