package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.source.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class DeleteEventSourceMappingTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    @Test
    void readsNoMoreMessages() {
        String queue = aws.queue("orders");
        String uuid = aws.map(queue, aws.function("reader", event -> "null"));

        DeleteEventSourceMappingResponse deleted = aws.lambda.deleteEventSourceMapping(r -> r.uuid(uuid));
        aws.emulator.settle();
        aws.send(queue, "hello");
        aws.emulator.settle();

        assertThat(deleted.state()).isEqualTo("Deleting");
        assertThat(deleted.sdkHttpResponse().statusCode()).isEqualTo(202);
        assertThat(aws.bodies(queue)).containsExactly("hello");
        assertThatThrownBy(() -> aws.lambda.deleteEventSourceMapping(r -> r.uuid(uuid)))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
