package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;

class DeleteResourcePolicyTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void removesThePolicyOfTheExpectedRevision() {
        String table = dynamo.hashTable()
                .client
                .describeTable(get -> get.tableName("hash"))
                .table()
                .tableArn();
        assertThat(dynamo.client
                        .deleteResourcePolicy(delete -> delete.resourceArn(table))
                        .revisionId())
                .isNull();
        String revision = dynamo.client
                .putResourcePolicy(put -> put.resourceArn(table).policy(PutResourcePolicyTest.policy("GetItem")))
                .revisionId();

        assertThatThrownBy(() -> dynamo.client.deleteResourcePolicy(
                        delete -> delete.resourceArn(table).expectedRevisionId("unknown")))
                .isInstanceOf(PolicyNotFoundException.class)
                .hasMessageContaining("has revision id " + revision + ".");
        dynamo.client.deleteResourcePolicy(delete -> delete.resourceArn(table).expectedRevisionId(revision));

        assertThatThrownBy(() -> dynamo.client.getResourcePolicy(get -> get.resourceArn(table)))
                .isInstanceOf(PolicyNotFoundException.class);
    }
}
