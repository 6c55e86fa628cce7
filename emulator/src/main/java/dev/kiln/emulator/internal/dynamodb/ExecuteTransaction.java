package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.partiql.Statement;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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
        List<ParameterizedStatement> given = request.transactStatements();
        List<List<AttributeValue>> parameters =
                given.stream().map(one -> Statement.checked(one.parameters())).toList();
        List<Statement> all =
                each(given.size(), i -> Statement.parse(given.get(i).statement(), parameters.get(i)));
        if (all.stream().map(Statement::reads).distinct().count() > 1) {
            throw DynamoDbErrors.validation(
                    "ExecuteTransaction API does not support both read and write operations in the same request.");
        }
        return all.stream().allMatch(Statement::reads) ? read(request, all, call) : write(request, all, call);
    }

    private ExecuteTransactionResponse write(ExecuteTransactionRequest request, List<Statement> all, CallContext call) {
        List<ItemWrite> writes = each(all.size(), i -> {
            boolean shows = Writes.shows(request.transactStatements().get(i).returnValuesOnConditionCheckFailure());
            Statements.Planned planned = statements.write(all.get(i), shows, call);
            if (planned.returning() != ReturnValue.NONE) {
                throw DynamoDbErrors.validation("RETURNING clause is not supported in ExecuteTransaction.");
            }
            return planned.write();
        });
        return ExecuteTransactionResponse.builder()
                .consumedCapacity(transactions.once(
                        request.clientRequestToken(),
                        request.transactStatements(),
                        writes,
                        all.stream().map(Statement::table).toList(),
                        request.returnConsumedCapacity()))
                .responses(List.<ItemResponse>of())
                .build();
    }

    /** Does something with each statement. What is wrong with one is told with its place. */
    private static <T> List<T> each(int statements, IntFunction<T> step) {
        List<T> done = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            try {
                done.add(step.apply(i));
            } catch (AwsServiceException refused) {
                throw refused.awsErrorDetails().errorCode().equals("ValidationException")
                        ? DynamoDbErrors.validation("Validation failed in TransactStatements[" + i + "]: "
                                + refused.awsErrorDetails().errorMessage())
                        : refused;
            }
        }
        return done;
    }

    private static Statement.Select ofTable(Statement.Select select) {
        if (select.index() != null) {
            throw DynamoDbErrors.validation("Reads on indices are not supported within transactions.");
        }
        return select;
    }

    private ExecuteTransactionResponse read(ExecuteTransactionRequest request, List<Statement> all, CallContext call) {
        List<Reads.KeyRead> reads = each(
                all.size(),
                i -> statements.key(
                        ofTable((Statement.Select) all.get(i)),
                        "Select statements within ExecuteTransaction must specify the primary key in the where clause.",
                        call));
        List<ItemResponse> responses = new ArrayList<>();
        Map<String, Bill> bills = new LinkedHashMap<>();
        List<@Nullable Map<String, AttributeValue>> read = Transactions.read(items, reads);
        for (int i = 0; i < all.size(); i++) {
            Statement.Select select = (Statement.Select) all.get(i);
            Map<String, AttributeValue> found = Statements.found(select, read.get(i));
            responses.add(
                    found == null
                            ? ItemResponse.builder().build()
                            : ItemResponse.builder().item(found).build());
            bills.computeIfAbsent(select.table(), table -> Bill.transactRead(request.returnConsumedCapacity()))
                    .read(null, ItemSize.of(read.get(i)), true);
        }
        return ExecuteTransactionResponse.builder()
                .responses(responses)
                .consumedCapacity(Transactions.shown(bills))
                .build();
    }
}
