package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.source.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class GetEventSourceMappingTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    @Test
    void answersAMappingThatIsEnabledAtOnce() {
        String function = aws.function("reader", event -> "null");
        String uuid = aws.map(aws.queue("orders"), function, r -> r.batchSize(3));

        assertThat(aws.lambda.getEventSourceMapping(r -> r.uuid(uuid)).state()).isEqualTo("Enabled");
        assertThat(aws.lambda.getEventSourceMapping(r -> r.uuid(uuid)).batchSize())
                .isEqualTo(3);
    }

    @Test
    void saysThatThereIsNone() {
        assertThatThrownBy(() -> aws.lambda.getEventSourceMapping(r -> r.uuid("5c3ce2a3-5d4f-4d5b-9c0e-6d3d3a4c0c51")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The resource you requested does not exist.");
    }
}
