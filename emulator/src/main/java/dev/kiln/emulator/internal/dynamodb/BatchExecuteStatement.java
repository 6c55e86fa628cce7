package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.partiql.Statement;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * Runs up to 25 PartiQL statements, all of which read or all of which write, each by itself.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html">AWS:
 *     BatchExecuteStatement</a>
 */
final class BatchExecuteStatement
        implements Operation.Direct<BatchExecuteStatementRequest, BatchExecuteStatementResponse> {
    private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "FROM");

    private final Statements statements;
    private final Items items;

    BatchExecuteStatement(Statements statements, Items items) {
        this.statements = statements;
        this.items = items;
    }

    @Override
    public BatchExecuteStatementResponse run(BatchExecuteStatementRequest request, CallContext call) {
        if (request.statements().stream()
                        .map(one -> kind(one.statement()))
                        .filter(kind -> kind != null)
                        .distinct()
                        .count()
                > 1) {
            throw DynamoDbErrors.validation("Read and write requests together in the same batch is not supported.");
        }
        List<BatchStatementResponse> responses = new ArrayList<>();
        List<ConsumedCapacity> consumed = new ArrayList<>();
        for (BatchStatementRequest one : request.statements()) {
            responses.add(response(one, items.throttling().bill(request.returnConsumedCapacity()), consumed, call));
        }
        return BatchExecuteStatementResponse.builder()
                .responses(responses)
                .consumedCapacity(consumed.isEmpty() ? null : consumed)
                .build();
    }

    /** Returns whether a statement reads, as its first word says; null if that is none that could. */
    private static @Nullable Boolean kind(String statement) {
        String word = statement.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        return word.equals("SELECT") ? Boolean.TRUE : WRITING.contains(word) ? Boolean.FALSE : null;
    }

    /** What is wrong with one statement is said in its place; whoever came as far as its table names that. */
    private BatchStatementResponse response(
            BatchStatementRequest request, Bill bill, List<ConsumedCapacity> consumed, CallContext call) {
        String table = null;
        try {
            Statement statement = Statement.parse(request.statement(), Statement.checked(request.parameters()));
            BatchStatementResponse done;
            if (statement instanceof Statement.Select select) {
                done = read(select, Boolean.TRUE.equals(request.consistentRead()), bill, call);
            } else {
                Statements.Planned planned =
                        statements.write(statement, Writes.shows(request.returnValuesOnConditionCheckFailure()), call);
                table = statement.table();
                done = write(statement, planned, bill);
            }
            ConsumedCapacity shown = bill.shown(statement.table());
            if (shown != null) {
                consumed.add(shown);
            }
            return done;
        } catch (ConditionalCheckFailedException failed) {
            BatchStatementError.Builder error = BatchStatementError.builder()
                    .code("ConditionalCheckFailed")
                    .message("The conditional request failed");
            if (failed.hasItem()) {
                error.item(failed.item());
            }
            return BatchStatementResponse.builder()
                    .tableName(table)
                    .error(error.build())
                    .build();
        } catch (AwsServiceException refused) {
            String code = refused.awsErrorDetails().errorCode();
            return BatchStatementResponse.builder()
                    .tableName(table)
                    .error(BatchStatementError.builder()
                            .code(
                                    switch (code) {
                                        case "ValidationException" -> "ValidationError";
                                        case "ResourceNotFoundException" -> "ResourceNotFound";
                                        case "DuplicateItemException" -> "DuplicateItem";
                                        case ThrottlingErrors.PROVISIONED -> "ProvisionedThroughputExceeded";
                                        case ThrottlingErrors.DEMANDED -> "ThrottlingError";
                                        default -> code;
                                    })
                            .message(refused.awsErrorDetails().errorMessage())
                            .build())
                    .build();
        }
    }

    private BatchStatementResponse read(Statement.Select select, boolean consistent, Bill bill, CallContext call) {
        Reads.KeyRead read = statements.key(
                select,
                "Select statements within BatchExecuteStatement must specify the primary key in the where clause.",
                call);
        Map<String, AttributeValue> item = items.get(read.schema(), read.key());
        items.throttling().read(read.schema(), bill.read(null, ItemSize.of(item), consistent));
        Map<String, AttributeValue> found = Statements.found(select, item);
        BatchStatementResponse.Builder response =
                BatchStatementResponse.builder().tableName(select.table());
        return (found == null ? response : response.item(found)).build();
    }

    private BatchStatementResponse write(Statement statement, Statements.Planned planned, Bill bill) {
        ItemWrite.Outcome outcome = items.atomically(() -> {
            if (statement instanceof Statement.Insert
                    && items.get(planned.write().schema(), planned.write().key()) != null) {
                throw DynamoDbErrors.duplicateItem();
            }
            return planned.write().run(items);
        });
        bill.write(planned.write().schema(), outcome);
        Map<String, AttributeValue> answered = UpdateItem.answered(planned.returning(), planned.update(), outcome);
        BatchStatementResponse.Builder response =
                BatchStatementResponse.builder().tableName(statement.table());
        return (answered == null || answered.isEmpty() ? response : response.item(answered)).build();
    }
}
