package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

class PartialBatchTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    @Test
    void onlyWhatFailedComesAgain() {
        AtomicBoolean failed = new AtomicBoolean();
        String function = aws.function("reader", event -> failed.getAndSet(true) ? "{}" : failures(event, Set.of("2")));
        String queue = filled(function, "1", "2", "3");

        assertThat(batches(function)).hasSize(2);
        assertThat(batches(function).get(0)).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(batches(function).get(1)).containsExactly("2");
        assertThat(aws.size(queue)).isZero();
    }

    @Test
    void ofAFifoGroupEverythingBehindTheFirstFailureComesAgain() {
        AtomicBoolean failed = new AtomicBoolean();
        String function =
                aws.function("reader", event -> failed.getAndSet(true) ? "{}" : failures(event, Set.of("a2")));
        String queue = aws.fifo("orders");
        aws.sendTo(queue, "a", "a1", "a2", "a3");
        aws.sendTo(queue, "b", "b1");
        report(queue, function);
        aws.emulator.settle();

        assertThat(batches(function)).containsExactly(List.of("a1", "a2", "a3", "b1"), List.of("a2", "a3"));
        assertThat(aws.size(queue)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "null", "", "\"\"", "[]", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
    void nothingInWhateverFormIsSuccess(String response) {
        assertThat(BatchFailures.read(response, Set.of("a", "b"))).isEqualTo(BatchFailures.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"foo\":\"a\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"stranger\"}]}",
                "{\"batchItemFailures\":\"a\"}",
                "\"done\"",
                "{\"batchItemFailures\":["
            })
    void whatIsNotUnderstoodFailsTheWholeBatch(String response) {
        assertThat(BatchFailures.read(response, Set.of("a", "b")).all()).isTrue();
    }

    @Test
    void withoutTheSettingTheResponseIsNotRead() {
        String function = aws.function("reader", event -> failures(event, Set.of("1")));
        String queue = aws.queue("orders");
        aws.map(queue, function);
        aws.send(queue, "1");
        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(1);
        assertThat(aws.size(queue)).isZero();
    }

    private String filled(String function, String... bodies) {
        String queue = aws.queue("orders");
        aws.send(queue, bodies);
        report(queue, function);
        aws.emulator.settle();
        return queue;
    }

    private void report(String queue, String function) {
        aws.map(queue, function, r -> r.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
    }

    private static List<List<String>> batches(String function) {
        return Probe.of(function).events.stream().map(Triggers::bodiesIn).toList();
    }

    /** What a function answers that failed on the messages with these bodies. */
    private static String failures(String event, Set<String> bodies) {
        List<Object> items = new ArrayList<>();
        for (Object record : (List<?>) Objects.requireNonNull(
                Objects.requireNonNull(Json.object(event)).get("Records"))) {
            Map<String, ?> message = Objects.requireNonNull(Json.asObject(record));
            if (bodies.contains(String.valueOf(message.get("body")))) {
                items.add(Map.of("itemIdentifier", String.valueOf(message.get("messageId"))));
            }
        }
        return Json.write(Map.of("batchItemFailures", items));
    }
}
