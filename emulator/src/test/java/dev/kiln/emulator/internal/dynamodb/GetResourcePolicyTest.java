package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class GetResourcePolicyTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void answersThePolicyOfATableInAwsForm() {
        String table = dynamo.client
                .createTable(TestDynamoDb.table(
                                "made",
                                List.of(TestDynamoDb.key("h", KeyType.HASH)),
                                Map.of("h", ScalarAttributeType.S))
                        .resourcePolicy(PutResourcePolicyTest.policy("GetItem"))
                        .build())
                .tableDescription()
                .tableArn();

        assertThat(dynamo.client
                        .getResourcePolicy(get -> get.resourceArn(table))
                        .policy())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                        + "\"arn:aws:iam::111122223333:root\"},\"Action\":\"dynamodb:GetItem\",\"Resource\":\"*\"}]}");
    }

    @Test
    void aTableOfAnotherLifeHasNone() {
        dynamo.hashTable();
        String table = dynamo.client
                .describeTable(get -> get.tableName("hash"))
                .table()
                .tableArn();
        dynamo.client.putResourcePolicy(put -> put.resourceArn(table).policy(PutResourcePolicyTest.policy("GetItem")));
        dynamo.client.deleteTable(delete -> delete.tableName("hash"));
        assertThatThrownBy(() -> dynamo.client.getResourcePolicy(get -> get.resourceArn(table)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Table: hash not found");

        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.getResourcePolicy(get -> get.resourceArn(table)))
                .isInstanceOf(PolicyNotFoundException.class)
                .hasMessageContaining("Resource-based policy not found for the provided ResourceArn: " + table);
    }
}
