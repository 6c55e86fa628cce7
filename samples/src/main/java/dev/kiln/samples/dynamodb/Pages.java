package dev.kiln.samples.dynamodb;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The items of {@code TABLE}, {@code PAGE} at a time (default 100): of the partition {@code PARTITION} if that is set, which is the
 * value of the attribute {@code customer}, of all otherwise. A page is read when it is asked for, never before. With {@code
 * REPEAT} the whole is read so often, to make a large export of a small table.
 */
final class Pages implements Iterator<List<Map<String, AttributeValue>>> {
    /** One for the life of the environment; AWS_ENDPOINT_URL in the environment leads it elsewhere. */
    private static final DynamoDbClient CLIENT = DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    private final String table = setting("TABLE", "orders");
    private final @Nullable String partition = System.getenv("PARTITION");
    private final int limit = Integer.parseInt(setting("PAGE", "100"));
    private @Nullable Map<String, AttributeValue> start;
    private int rounds = Integer.parseInt(setting("REPEAT", "1"));

    @Override
    public boolean hasNext() {
        return rounds > 0;
    }

    @Override
    public List<Map<String, AttributeValue>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no page after the last");
        }
        return partition == null ? scan() : query(partition);
    }

    private List<Map<String, AttributeValue>> scan() {
        ScanResponse page =
                CLIENT.scan(request -> request.tableName(table).limit(limit).exclusiveStartKey(start));
        note(page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null);
        return page.items();
    }

    private List<Map<String, AttributeValue>> query(String customer) {
        QueryResponse page = CLIENT.query(request -> request.tableName(table)
                .keyConditionExpression("customer = :customer")
                .expressionAttributeValues(Map.of(":customer", AttributeValue.fromS(customer)))
                .limit(limit)
                .exclusiveStartKey(start));
        note(page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null);
        return page.items();
    }

    private void note(@Nullable Map<String, AttributeValue> last) {
        start = last;
        rounds -= last == null ? 1 : 0;
    }

    private static String setting(String name, String otherwise) {
        String set = System.getenv(name);
        return set == null ? otherwise : set;
    }
}
