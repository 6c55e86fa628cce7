package dev.kiln.emulator.internal.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;

class ConstraintTableTest {
    private static final ConstraintTable TABLE = ConstraintTable.of("""
            CreateTableRequest|PutItemRequest.TableName length 3..255 pattern [a-zA-Z0-9_.-]+
            CreateTableRequest.AttributeDefinitions length 0..2
            KeySchemaElement.AttributeName length 1..255
            KeySchemaElement.KeyType enum
            KeysAndAttributes.Keys length 1..100
            PutItemRequest|GetItemRequest required TableName Item
            PutRecordRequest.Data length 0..4
            PutRecordRequest.ExplicitHashKey sensitive pattern [0-9]+
            """);

    @Test
    void acceptsWhatIsWithinBounds() {
        assertThatCode(() -> TABLE.check(PutItemRequest.builder()
                        .tableName("abc")
                        .item(Map.of("a", AttributeValue.fromS("")))
                        .build()))
                .doesNotThrowAnyException();
    }

    @Test
    void listsEveryViolationInOneMessage() {
        assertThat(failure(PutItemRequest.builder().tableName("a;").build()))
                .isEqualTo("3 validation errors detected: "
                        + "Value 'a;' at 'tableName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "
                        + "Value 'a;' at 'tableName' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 3; "
                        + "Value null at 'item' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void looksIntoListsOfStructures() {
        assertThat(failure(CreateTableRequest.builder()
                        .tableName("abc")
                        .attributeDefinitions(AttributeDefinition.builder().build())
                        .keySchema(
                                KeySchemaElement.builder()
                                        .attributeName("a")
                                        .keyType("HASH")
                                        .build(),
                                KeySchemaElement.builder()
                                        .attributeName("")
                                        .keyType("hash")
                                        .build())
                        .build()))
                .contains("Value '' at 'keySchema.2.member.attributeName' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1")
                .contains("Value 'hash' at 'keySchema.2.member.keyType' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [HASH, RANGE]")
                .doesNotContain("keySchema.1");
    }

    @Test
    void looksIntoMapsOfStructures() {
        assertThat(failure(BatchGetItemRequest.builder()
                        .requestItems(Map.of(
                                "t", KeysAndAttributes.builder().keys(List.of()).build()))
                        .build()))
                .isEqualTo("1 validation error detected: Value '[]' at 'requestItems.t.member.keys' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 1");
    }

    @Test
    void showsNeitherBytesNorSecrets() {
        assertThat(failure(PutRecordRequest.builder()
                        .streamName("s")
                        .partitionKey("p")
                        .explicitHashKey("secret")
                        .data(SdkBytes.fromUtf8String("12345"))
                        .build()))
                .contains("Value 'java.nio.HeapByteBuffer[pos=0 lim=5 cap=5]' at 'data' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 4")
                .contains("Value at 'explicitHashKey' failed to satisfy constraint: ")
                .doesNotContain("secret");
    }

    @Test
    void refusesATableThatDoesNotMakeSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConstraintTable.of("NoMember length 1..2"));
        assertThatIllegalArgumentException().isThrownBy(() -> ConstraintTable.of("A.B lenght 1..2"));
        assertThatIllegalArgumentException().isThrownBy(() -> ConstraintTable.of("A.B length 1..2\nA|C.B enum"));
    }

    private static String failure(SdkPojo request) {
        AwsServiceException thrown = catchThrowableOfType(AwsServiceException.class, () -> TABLE.check(request));
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
        assertThat(thrown.statusCode()).isEqualTo(400);
        return thrown.awsErrorDetails().errorMessage();
    }
}
