package dev.kiln.emulator.internal.dynamodb.partiql;

import java.util.Set;

/** The words of PartiQL. */
final class Keywords {
    /** Words that are no names unless they are in double quotes. */
    static final Set<String> ALL = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "AND",
            "OR",
            "NOT",
            "IN",
            "BETWEEN",
            "IS",
            "MISSING",
            "NULL",
            "TRUE",
            "FALSE",
            "SET",
            "REMOVE",
            "RETURNING",
            "INSERT",
            "INTO",
            "VALUE",
            "UPDATE",
            "DELETE",
            "ORDER",
            "BY",
            "LIMIT",
            "AS",
            "EXISTS",
            "LIKE",
            "ALL",
            "ASC",
            "DESC",
            "GROUP",
            "HAVING",
            "JOIN",
            "UNION",
            "CREATE",
            "DROP",
            "TABLE",
            "INNER",
            "OUTER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "NATURAL");

    /** Keywords that stand between operands. */
    static final Set<String> OPERATORS = Set.of("IS", "LIKE", "IN", "BETWEEN", "AND", "OR");

    private Keywords() {}
}
