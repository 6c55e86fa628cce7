package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class JsonCodecTest {
    @Test
    void ignoresUnknownMembersAndNulls() {
        QueryRequest request = read(
                QueryRequest.class,
                "{\"TableName\":\"t\",\"Nope\":{\"a\":[1,{}]},\"Limit\":null,\"ScanIndexForward\":true}");

        assertThat(request)
                .isEqualTo(QueryRequest.builder()
                        .tableName("t")
                        .scanIndexForward(true)
                        .build());
    }

    @Test
    void leavesOutWhatWasNotSetAndKeepsWhatIsEmpty() {
        assertThat(write(GetItemResponse.builder().build())).isEqualTo("{}");
        assertThat(write(AttributeValue.fromL(List.of()))).isEqualTo("{\"L\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"TableName":23}            | NUMBER_VALUE cannot be converted to String
            {"TableName":1.5}           | DECIMAL_VALUE cannot be converted to String
            {"TableName":true}          | TRUE_VALUE cannot be converted to String
            {"TableName":{}}            | Start of structure or map found where not expected
            {"TableName":[]}            | Unrecognized collection type class java.lang.String
            {"ExclusiveStartKey":[]}    | Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>
            {"ExclusiveStartKey":{"a":[]}} | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue
            {"Limit":"1"}               | STRING_VALUE cannot be converted to Integer
            {"Limit":false}             | FALSE_VALUE cannot be converted to Integer
            {"ScanIndexForward":"maybe"} | Unexpected token received from parser
            {"AttributesToGet":"a"}     | Unexpected field type
            {"AttributesToGet":{}}      | Start of structure or map found where not expected
            {"ExclusiveStartKey":{"a":7}} | Unexpected value type in payload
            {"ExclusiveStartKey":{"a":{"B":"+/+="}}} | Invalid last non-pad Base64 character dectected
            {"ExclusiveStartKey":{"a":{"B":5}}} | only base-64-encoded strings are convertible to bytes
            """)
    void namesWrongTypesAsAwsDoes(String body, String message) {
        assertThat(failure(body)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nope",
                "{}{}",
                "{\"TableName\":\"a\"",
                "{\"TableName\":\"a\"}]",
                "{'a':1}",
                "{\"AttributesToGet\":[\"a\"",
                "{\"TableName\":\"\n\"}"
            })
    void refusesWhatIsNoJsonWithoutAWord(String body) {
        assertThat(failure(body)).isEmpty();
    }

    @Test
    void takesNumbersOutsideTheTypeAsTheNearest() {
        assertThat(read(QueryRequest.class, "{\"Limit\":99999999999}").limit()).isEqualTo(Integer.MAX_VALUE);
        assertThat(read(QueryRequest.class, "{\"Limit\":1e300}").limit()).isEqualTo(Integer.MAX_VALUE);
        assertThat(read(QueryRequest.class, "{\"Limit\":7.9}").limit()).isEqualTo(7);
    }

    @Test
    void readsBase64StrictlyAlsoWhenEscaped() {
        assertThat(blob("AQID")).containsExactly(1, 2, 3);
        assertThat(blob("\\/w==")).containsExactly(255);
        assertThat(blob("")).isEmpty();
        for (String bad : new String[] {"AQI", "AQ ID===", "AQ=D", "AQI*", "====", "AQ==" + "AQ=="}) {
            assertThat(catchThrowableOfType(AwsServiceException.class, () -> blob(bad)))
                    .as(bad)
                    .isNotNull();
        }
    }

    @Test
    void readsWhatFollowsABlob() {
        PutItemRequest request = read(
                PutItemRequest.class,
                "{\"Item\":{\"a\":{\"B\":\"AQID\"},\"b\":{\"S\":\"after\"}},\"TableName\":\"t\"}");

        assertThat(request.item()).containsEntry("b", AttributeValue.fromS("after"));
        assertThat(request.tableName()).isEqualTo("t");
    }

    @Test
    void writesTimestampsAsSecondsWithDecimalsOnlyWhereNeeded() {
        assertThat(created(1_700_000_000_000L)).isEqualTo("{\"CreationDateTime\":1700000000}");
        assertThat(created(1_700_000_000_250L)).isEqualTo("{\"CreationDateTime\":1700000000.25}");
        assertThat(read(TableDescription.class, "{\"CreationDateTime\":1700000000.123}")
                        .creationDateTime())
                .isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        String deep = "{\"ExclusiveStartKey\":{\"a\":" + "{\"L\":[".repeat(100_000);
        assertThat(failure(deep)).isEmpty();
    }

    private static byte[] blob(String base64) {
        return read(AttributeValue.class, "{\"B\":\"" + base64 + "\"}").b().asByteArray();
    }

    private static String created(long millis) {
        return write(TableDescription.builder()
                .creationDateTime(Instant.ofEpochMilli(millis))
                .build());
    }

    private static <T extends SdkPojo> T read(Class<T> type, String json) {
        return type.cast(JsonCodec.JSON.read(type, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String write(SdkPojo pojo) {
        return new String(JsonCodec.JSON.write(pojo), StandardCharsets.UTF_8);
    }

    private static String failure(String json) {
        AwsServiceException thrown =
                catchThrowableOfType(AwsServiceException.class, () -> read(QueryRequest.class, json));
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("SerializationException");
        return thrown.awsErrorDetails().errorMessage();
    }
}
