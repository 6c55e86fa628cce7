package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class DescribeTimeToLiveTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private TimeToLiveDescription describe(String table) {
        return dynamo.client.describeTimeToLive(get -> get.tableName(table)).timeToLiveDescription();
    }

    @Test
    void namesTheAttributeWhileItIsEnabled() {
        dynamo.hashTable();
        assertThat(describe("hash"))
                .isEqualTo(TimeToLiveDescription.builder()
                        .timeToLiveStatus(TimeToLiveStatus.DISABLED)
                        .build());

        dynamo.client.updateTimeToLive(update -> update.tableName("hash")
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("ends")));

        assertThat(describe("hash").timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(describe("hash").attributeName()).isEqualTo("ends");
    }

    @Test
    void refusesTablesThatThereAreNot() {
        assertThatThrownBy(() -> describe("none"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Table: none not found");
    }
}
