package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class PutResourcePolicyTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private String table = "";

    @BeforeEach
    void makeTable() {
        table = dynamo.hashTable()
                .client
                .describeTable(get -> get.tableName("hash"))
                .table()
                .tableArn();
    }

    static String policy(String action) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Principal": {"AWS": "111122223333"}, "Effect": "Allow",
                 "Action": ["dynamodb:%s"], "Resource": "*"}]}""".formatted(action);
    }

    private String put(String arn, String policy, @Nullable String expected) {
        return dynamo.client
                .putResourcePolicy(put -> put.resourceArn(arn).policy(policy).expectedRevisionId(expected))
                .revisionId();
    }

    @Test
    void onlyAnotherPolicyIsAnotherRevision() {
        String first = put(table, policy("GetItem"), "NO_POLICY");

        assertThat(put(table, policy("GetItem").replace("[\"dynamodb:GetItem\"]", "\"dynamodb:GetItem\""), null))
                .isEqualTo(first);
        assertThat(put(table, policy("PutItem"), first)).isGreaterThan(first);
    }

    @Test
    void refusesRevisionsThatAreNotThere() {
        String first = put(table, policy("GetItem"), null);
        String second = put(table, policy("PutItem"), null);

        assertThatThrownBy(() -> put(table, policy("Query"), first))
                .isInstanceOf(PolicyNotFoundException.class)
                .hasMessageContaining(
                        "Resource-based policy not found for the provided ResourceArn: Requested update for"
                                + " policy with revision id " + first
                                + ", but the policy associated to target table hash has revision id " + second + ".");
        assertThatThrownBy(() -> put(table, policy("Query"), "NO_POLICY"))
                .hasMessageContaining(
                        "Requested policy update expecting none to be present for table hash, but a policy"
                                + " exists with revision id " + second + ".");
    }

    @Test
    void allowsNothingToEverybodyWithoutACondition() {
        String everybody = policy("GetItem").replace("111122223333", "*");

        assertThatThrownBy(() -> put(table, everybody, null))
                .hasMessageContaining("Resource-based policy grants unbounded access in one or more elements.");
        put(table, everybody.replace("Allow", "Deny"), null);
        put(
                table,
                everybody.replace("\"Effect\"", "\"Condition\": {\"Bool\": {\"aws:x\": \"true\"}}, \"Effect\""),
                null);
    }

    @Test
    void refusesWhatIsNoPolicyOrNoTableOrStream() {
        assertThatThrownBy(() -> put(table, "{not json", null))
                .hasMessageContaining("This policy contains invalid Json");
        assertThatThrownBy(() -> put(table, "{\"Statement\": []}", null))
                .hasMessageContaining("Invalid policy document: Could not parse the policy: Statement is empty!");
        assertThatThrownBy(() -> put(table, policy("GetItem").replace("Resource", "Sid"), null))
                .hasMessageContaining("Missing required field Resource");
        assertThatThrownBy(() -> put(table, policy("GetItem") + " ".repeat(21_000), null))
                .hasMessageContaining("Maximum policy size of 20480 bytes exceeded");
        assertThatThrownBy(() -> put("hash", policy("GetItem"), null))
                .hasMessageContaining("ARNs must start with 'arn:': hash");
        assertThatThrownBy(() -> put(table + "/index/x", policy("GetItem"), null))
                .hasMessageContaining("only table or stream is accepted");
        assertThatThrownBy(() -> put(table + "_", policy("GetItem"), null))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Table: hash_ not found");
    }

    @Test
    void aStreamHasAPolicyOfItsOwn() {
        String stream = dynamo.stream("hash", StreamViewType.KEYS_ONLY);

        put(stream, policy("GetRecords"), "NO_POLICY");

        assertThat(dynamo.client
                        .getResourcePolicy(get -> get.resourceArn(stream))
                        .policy())
                .contains("GetRecords");
        assertThatThrownBy(() -> dynamo.client.getResourcePolicy(get -> get.resourceArn(table)))
                .isInstanceOf(PolicyNotFoundException.class);
    }
}
