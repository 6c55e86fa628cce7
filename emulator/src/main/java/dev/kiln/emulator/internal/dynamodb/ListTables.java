package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/**
 * Names the tables, in order.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html">AWS: ListTables</a>
 */
final class ListTables implements Operation.Direct<ListTablesRequest, ListTablesResponse> {
    private static final int MOST_NAMES = 100;

    private final Catalog catalog;

    ListTables(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public ListTablesResponse run(ListTablesRequest request, CallContext call) {
        int limit = request.limit() == null ? MOST_NAMES : request.limit();
        List<String> names = catalog.names(call, request.exclusiveStartTableName(), limit + 1);
        boolean more = names.size() > limit;
        List<String> page = more ? names.subList(0, limit) : names;
        return ListTablesResponse.builder()
                .tableNames(page)
                .lastEvaluatedTableName(more ? page.get(limit - 1) : null)
                .build();
    }
}
