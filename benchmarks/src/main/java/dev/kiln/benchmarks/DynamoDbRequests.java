package dev.kiln.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Requests to DynamoDB as bytes on the wire; both servers get the same. */
final class DynamoDbRequests {
    static final int QUERIED = 100;

    private static final int KEYS = 20_000;
    private static final String TEXT = "x".repeat(900);

    private final AtomicInteger count = new AtomicInteger();

    static void createTable(DynamoDbClient client) {
        client.createTable(request -> request.tableName("orders")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(
                        AttributeDefinition.builder()
                                .attributeName("pk")
                                .attributeType(ScalarAttributeType.S)
                                .build(),
                        AttributeDefinition.builder()
                                .attributeName("sk")
                                .attributeType(ScalarAttributeType.N)
                                .build()))
                .keySchema(List.of(
                        KeySchemaElement.builder()
                                .attributeName("pk")
                                .keyType(KeyType.HASH)
                                .build(),
                        KeySchemaElement.builder()
                                .attributeName("sk")
                                .keyType(KeyType.RANGE)
                                .build())));
    }

    byte[] createTable() {
        return request(
                "CreateTable",
                "{\"TableName\":\"orders\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":["
                        + "{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"},{\"AttributeName\":\"sk\",\"AttributeType\":\"N\"}],"
                        + "\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}]}");
    }

    /** An item of the partition that queries read. */
    byte[] queried(int number) {
        return request(
                "PutItem",
                "{\"TableName\":\"orders\",\"Item\":{\"pk\":{\"S\":\"queried\"},\"sk\":{\"N\":\"" + number
                        + "\"},\"text\":{\"S\":\"" + TEXT.substring(0, 200) + "\"}}}");
    }

    byte[] putItem() {
        return request("PutItem", "{\"TableName\":\"orders\",\"Item\":" + item(next()) + "}");
    }

    byte[] getItem() {
        return request("GetItem", "{\"TableName\":\"orders\",\"Key\":" + key(next()) + "}");
    }

    byte[] query() {
        return request(
                "Query",
                "{\"TableName\":\"orders\",\"KeyConditionExpression\":\"pk = :pk\",\"ExpressionAttributeValues\":"
                        + "{\":pk\":{\"S\":\"queried\"}}}");
    }

    byte[] updateItem() {
        return request(
                "UpdateItem",
                "{\"TableName\":\"orders\",\"Key\":" + key(next())
                        + ",\"UpdateExpression\":\"SET hits = if_not_exists(hits, :zero) + :one\",\"ConditionExpression\":"
                        + "\"attribute_not_exists(gone)\",\"ExpressionAttributeValues\":{\":zero\":{\"N\":\"0\"},"
                        + "\":one\":{\"N\":\"1\"}}}");
    }

    byte[] transactWrite() {
        String puts = IntStream.range(0, 4)
                .mapToObj(i -> "{\"Put\":{\"TableName\":\"orders\",\"Item\":" + item(next()) + "}}")
                .collect(Collectors.joining(","));
        return request("TransactWriteItems", "{\"TransactItems\":[" + puts + "]}");
    }

    byte[] batchWrite() {
        String puts = IntStream.range(0, 25)
                .mapToObj(i -> "{\"PutRequest\":{\"Item\":" + item(next()) + "}}")
                .collect(Collectors.joining(","));
        return request("BatchWriteItem", "{\"RequestItems\":{\"orders\":[" + puts + "]}}");
    }

    private int next() {
        return Math.floorMod(count.incrementAndGet(), KEYS);
    }

    private static String key(int number) {
        return "{\"pk\":{\"S\":\"customer" + number + "\"},\"sk\":{\"N\":\"1\"}}";
    }

    private static String item(int number) {
        return "{\"pk\":{\"S\":\"customer" + number + "\"},\"sk\":{\"N\":\"1\"},\"text\":{\"S\":\"" + TEXT
                + "\"},\"total\":{\"N\":\"" + number + ".25\"}}";
    }

    private static byte[] request(String operation, String body) {
        return ("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-amz-json-1.0\r\n"
                        + "X-Amz-Target: DynamoDB_20120810." + operation + "\r\n"
                        + "Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
