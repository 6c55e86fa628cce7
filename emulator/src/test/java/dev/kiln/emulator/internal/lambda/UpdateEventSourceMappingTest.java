package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.source.Probe;
import dev.kiln.emulator.internal.source.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class UpdateEventSourceMappingTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    private final String function = aws.function("reader", event -> "null");
    private final String queue = aws.queue("orders");
    private final String uuid = aws.map(queue, function);

    @Test
    void stopsAMappingAndLetsItGoOn() {
        assertThat(aws.lambda
                        .updateEventSourceMapping(r -> r.uuid(uuid).enabled(false))
                        .state())
                .isEqualTo("Disabling");
        aws.send(queue, "hello");
        aws.emulator.settle();
        assertThat(Probe.of(function).events).isEmpty();

        assertThat(aws.lambda
                        .updateEventSourceMapping(r -> r.uuid(uuid).enabled(true))
                        .state())
                .isEqualTo("Enabling");
        aws.emulator.settle();
        assertThat(Probe.of(function).events).hasSize(1);
    }

    @Test
    void theNextBatchGoesByTheNewSettings() {
        String other = aws.function("other", event -> "null");

        assertThat(aws.lambda
                        .updateEventSourceMapping(
                                r -> r.uuid(uuid).functionName(other).batchSize(1))
                        .state())
                .isEqualTo("Updating");
        aws.send(queue, "1", "2");
        aws.emulator.settle();

        assertThat(Probe.of(function).events).isEmpty();
        assertThat(Probe.of(other).events).hasSize(2);
    }

    @Test
    void anEmptyListOfFiltersRemovesThem() {
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).filterCriteria(Triggers.filters("{\"body\":[\"no\"]}")));
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).filterCriteria(Triggers.filters()));

        assertThat(aws.lambda.getEventSourceMapping(r -> r.uuid(uuid)).filterCriteria())
                .isNull();
    }

    @Test
    void anEmptyScalingConfigTakesTheMaximumBack() {
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).scalingConfig(s -> s.maximumConcurrency(2)));
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).scalingConfig(s -> {}));

        assertThat(aws.lambda.getEventSourceMapping(r -> r.uuid(uuid)).scalingConfig())
                .isNull();
    }

    @Test
    void checksTheSettingsThatComeOfIt() {
        assertThatThrownBy(() ->
                        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).batchSize(1000)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Maximum batch window in seconds must be greater than 0");
    }

    @Test
    void saysThatThereIsNone() {
        assertThatThrownBy(() -> aws.lambda.updateEventSourceMapping(
                        r -> r.uuid("5c3ce2a3-5d4f-4d5b-9c0e-6d3d3a4c0c51").batchSize(1)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The resource you requested does not exist.");
    }
}
