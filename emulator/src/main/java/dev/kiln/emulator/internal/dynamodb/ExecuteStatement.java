package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.partiql.Statement;
import dev.kiln.emulator.internal.store.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/**
 * Runs one PartiQL statement.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html">AWS:
 *     ExecuteStatement</a>
 */
final class ExecuteStatement implements Operation.Direct<ExecuteStatementRequest, ExecuteStatementResponse> {
    private final Statements statements;
    private final Items items;

    ExecuteStatement(Statements statements, Items items) {
        this.statements = statements;
        this.items = items;
    }

    @Override
    public ExecuteStatementResponse run(ExecuteStatementRequest request, CallContext call) {
        Statement statement = Statement.parse(request.statement(), Statement.checked(request.parameters()));
        if (statement instanceof Statement.Exists) {
            throw DynamoDbErrors.validation("EXISTS can only be used in ExecuteTransaction write requests.");
        }
        if (statement instanceof Statement.Select select) {
            return read(request, select, call);
        }
        Statements.Planned planned =
                statements.write(statement, Writes.shows(request.returnValuesOnConditionCheckFailure()), call);
        ItemWrite.Outcome outcome = written(statement, planned);
        Map<String, AttributeValue> answered = UpdateItem.answered(planned.returning(), planned.update(), outcome);
        return ExecuteStatementResponse.builder()
                .items(answered == null || answered.isEmpty() ? List.of() : List.of(answered))
                .consumedCapacity(Bill.plain(request.returnConsumedCapacity())
                        .write(planned.write().schema(), outcome)
                        .shown(statement.table()))
                .build();
    }

    /** An INSERT that finds an item says so in words of its own. */
    private ItemWrite.Outcome written(Statement statement, Statements.Planned planned) {
        return items.atomically(() -> {
            try {
                return planned.write().run(items);
            } catch (ConditionalCheckFailedException failed) {
                throw statement instanceof Statement.Insert ? DynamoDbErrors.duplicateItem() : failed;
            }
        });
    }

    private ExecuteStatementResponse read(ExecuteStatementRequest request, Statement.Select select, CallContext call) {
        boolean consistent = Boolean.TRUE.equals(request.consistentRead());
        int limit = request.limit() == null ? Integer.MAX_VALUE : request.limit();
        Page.Plan plan = statements.read(select, consistent, limit, call);
        if (request.nextToken() != null) {
            plan = plan.over(after(plan, new StartKey(NextToken.read(request.nextToken(), request))));
        }
        Page page = Page.read(items, plan, consistent, request.returnConsumedCapacity());
        return ExecuteStatementResponse.builder()
                .items(page.items().stream()
                        .map(item -> Statements.columns(select, item))
                        .toList())
                .nextToken(NextToken.write(page.last(), request))
                .lastEvaluatedKey(page.last())
                .consumedCapacity(page.bill().shown(select.table()))
                .build();
    }

    /** Returns what is left to read after a key. */
    private static List<KeyRange> after(Page.Plan plan, StartKey start) {
        start.checkScan(plan.schema(), plan.index());
        start.checkTableKey(plan.schema());
        List<KeyRange> ranges = plan.ranges();
        int at = 0;
        while (at < ranges.size() - 1
                && !ranges.get(at).contains(Items.key(plan.schema(), plan.index(), start.key()))) {
            at++;
        }
        List<KeyRange> left = new ArrayList<>(ranges.subList(at, ranges.size()));
        left.set(0, start.after(left.get(0), plan.schema(), plan.index(), plan.forward()));
        return left;
    }
}
