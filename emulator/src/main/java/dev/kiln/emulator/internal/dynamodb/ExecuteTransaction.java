package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.partiql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Runs up to 100 PartiQL statements at one moment, all of which read or all of which write.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html">AWS:
 *     ExecuteTransaction</a>
 */
final class ExecuteTransaction implements Operation.Direct<ExecuteTransactionRequest, ExecuteTransactionResponse> {
    private final Statements statements;
    private final Transactions transactions;
    private final Items items;

    ExecuteTransaction(Statements statements, Transactions transactions, Items items) {
        this.statements = statements;
        this.transactions = transactions;
        this.items = items;
    }

    @Override
    public ExecuteTransactionResponse run(ExecuteTransactionRequest request, CallContext call) {
        List<Statement> all = new ArrayList<>();
        for (ParameterizedStatement one : request.transactStatements()) {
            all.add(Statement.parse(one.statement(), one.parameters()));
        }
        if (all.stream().map(Statement::reads).distinct().count() > 1) {
            throw DynamoDbErrors.validation(
                    "ExecuteTransaction API does not support both read and write operations in the same request.");
        }
        if (all.stream().allMatch(Statement::reads)) {
            return read(all, call);
        }
        List<ItemWrite> writes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean shows = Writes.shows(request.transactStatements().get(i).returnValuesOnConditionCheckFailure());
            Statements.Planned planned = statements.write(all.get(i), shows, call);
            if (planned.returning() != ReturnValue.NONE) {
                throw DynamoDbErrors.validation("Validation failed in TransactStatements[" + i
                        + "]: RETURNING clause is not supported in ExecuteTransaction.");
            }
            writes.add(planned.write());
        }
        transactions.once(request.clientRequestToken(), request.transactStatements(), writes);
        return ExecuteTransactionResponse.builder()
                .responses(List.<ItemResponse>of())
                .build();
    }

    private ExecuteTransactionResponse read(List<Statement> all, CallContext call) {
        List<Reads.KeyRead> reads = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String refusal = "Validation failed in TransactStatements[" + i + "]: Select statements within"
                    + " ExecuteTransaction must specify the primary key in the where clause.";
            reads.add(statements.key((Statement.Select) all.get(i), refusal, call));
        }
        List<ItemResponse> responses = items.atomically(() -> {
            List<ItemResponse> found = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Map<String, AttributeValue> item = Statements.found(
                        (Statement.Select) all.get(i),
                        items.get(reads.get(i).schema(), reads.get(i).key()));
                ItemResponse.Builder response = ItemResponse.builder();
                found.add((item == null ? response : response.item(item)).build());
            }
            return found;
        });
        return ExecuteTransactionResponse.builder().responses(responses).build();
    }
}
