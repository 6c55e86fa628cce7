package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DescribeLimitsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void answersTheQuotasOfANewAccount() {
        assertThat(dynamo.client.describeLimits().accountMaxReadCapacityUnits()).isEqualTo(80_000);
        assertThat(dynamo.client.describeLimits().tableMaxWriteCapacityUnits()).isEqualTo(40_000);
    }
}
