package dev.kiln.emulator.internal.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The resource policy of a version or an alias: statements in the order they were added. */
record PolicyRecord(List<Statement> statements) {
    PolicyRecord {
        statements = List.copyOf(statements);
    }

    /** A statement as JSON. */
    record Statement(String id, String json) {}

    @Nullable
    Statement statement(String id) {
        return statements.stream()
                .filter(statement -> statement.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    PolicyRecord with(Statement added) {
        List<Statement> all = new ArrayList<>(statements);
        all.add(added);
        return new PolicyRecord(all);
    }

    PolicyRecord without(Statement removed) {
        return new PolicyRecord(
                statements.stream().filter(one -> !one.equals(removed)).toList());
    }

    String document() {
        return statements.stream()
                .map(Statement::json)
                .collect(Collectors.joining(
                        ",", "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[", "]}"));
    }
}
