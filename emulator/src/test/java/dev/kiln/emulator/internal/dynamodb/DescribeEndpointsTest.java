package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DescribeEndpointsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void answersAnAddressToCall() {
        assertThat(dynamo.client.describeEndpoints(request -> {}).endpoints())
                .singleElement()
                .satisfies(endpoint -> {
                    assertThat(endpoint.address()).isNotEmpty();
                    assertThat(endpoint.cachePeriodInMinutes()).isEqualTo(1440);
                });
    }
}
