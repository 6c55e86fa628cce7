package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.source.Triggers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

class ListEventSourceMappingsTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    @Test
    void listsThoseOfAFunctionOrASource() {
        String one = aws.function("one", event -> "null");
        String two = aws.function("two", event -> "null");
        String orders = aws.queue("orders");
        String bills = aws.queue("bills");
        String first = aws.map(orders, one);
        String second = aws.map(bills, one);
        String third = aws.map(orders, two);

        assertThat(uuids(aws.lambda.listEventSourceMappings(r -> {}).eventSourceMappings()))
                .containsExactlyInAnyOrder(first, second, third);
        assertThat(uuids(aws.lambda
                        .listEventSourceMappings(r -> r.functionName(one))
                        .eventSourceMappings()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(uuids(aws.lambda
                        .listEventSourceMappings(r -> r.eventSourceArn(Triggers.arn(orders)))
                        .eventSourceMappings()))
                .containsExactlyInAnyOrder(first, third);
    }

    @Test
    void listsPageByPage() {
        String function = aws.function("one", event -> "null");
        for (int i = 0; i < 5; i++) {
            aws.map(aws.queue("queue" + i), function);
        }

        assertThat(aws.lambda.listEventSourceMappingsPaginator(r -> r.maxItems(2)).stream())
                .hasSize(3)
                .allMatch(page -> page.eventSourceMappings().size() <= 2);
    }

    private static List<String> uuids(List<EventSourceMappingConfiguration> mappings) {
        return mappings.stream().map(EventSourceMappingConfiguration::uuid).toList();
    }
}
