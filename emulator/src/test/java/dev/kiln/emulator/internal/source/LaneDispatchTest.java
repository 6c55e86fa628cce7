package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;

/** A shard that several invocations work on. */
class LaneDispatchTest {
    private static final Pattern ITEM = Pattern.compile("\"Keys\":\\{\"id\":\\{\"S\":\"(.*?)\"");
    private static final Pattern VERSION = Pattern.compile("\"version\":\\{\"N\":\"(\\d+)\"");

    @RegisterExtension
    final Triggers aws = new Triggers();

    private final StreamedTable things = StreamedTable.made(aws.emulator);

    @AfterEach
    void close() {
        things.close();
    }

    @Test
    void runsBatchesAtTheSameTimeAndKeepsTheOrderOfEachItem() {
        CountDownLatch together = new CountDownLatch(3);
        String function = aws.function("reader", event -> {
            together.countDown();
            together.await(10, TimeUnit.SECONDS);
            return "null";
        });
        for (int version = 1; version <= 3; version++) {
            for (int item = 0; item < 20; item++) {
                put("item" + item, version);
            }
        }
        map(function, r -> r.batchSize(2).parallelizationFactor(5));
        aws.emulator.settle();

        assertThat(Probe.of(function).mostRunning.get()).isBetween(3, 5);
        assertThat(changes(function))
                .hasSize(20)
                .allSatisfy((item, versions) -> assertThat(versions).containsExactly(1, 2, 3));
    }

    @Test
    void aRecordThatFailsHoldsUpItsOwnLaneOnly() {
        String function = failingOnPoison();
        map(function, r -> r.batchSize(1).parallelizationFactor(10));
        put("poison", 1);
        for (int item = 0; item < 20; item++) {
            put("item" + item, 1);
        }
        aws.emulator.settleNow();

        assertThat(changes(function)).hasSizeGreaterThan(10).containsKey("poison");
    }

    @Test
    void goesOnAtTheFirstRecordThatIsNotDoneWhereItIsEnabledAgain() {
        String function = failingOnPoison();
        String uuid = map(function, r -> r.batchSize(1).parallelizationFactor(10));
        put("before", 1);
        aws.emulator.settleNow();
        put("poison", 1);
        put("behind", 1);
        aws.emulator.settleNow();
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(false));
        Probe.of(function).events.clear();
        Probe.of(function).code = event -> "null";
        aws.lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(true));
        aws.emulator.settle();

        assertThat(changes(function)).containsOnlyKeys("poison", "behind");
    }

    private String failingOnPoison() {
        return aws.function("reader", event -> {
            if (event.contains("\"poison\"")) {
                throw new IllegalStateException("never");
            }
            return "null";
        });
    }

    private String map(String function, Consumer<CreateEventSourceMappingRequest.Builder> settings) {
        return aws.lambda
                .createEventSourceMapping(r -> settings.accept(r.functionName(function)
                        .eventSourceArn(things.stream())
                        .startingPosition(EventSourcePosition.TRIM_HORIZON)))
                .uuid();
    }

    private void put(String id, int version) {
        things.put(id, "version", version);
    }

    /** The versions of each item in the order in which the function got them. */
    private static Map<String, List<Integer>> changes(String function) {
        Map<String, List<Integer>> changes = new HashMap<>();
        for (String event : Probe.of(function).events) {
            for (Object record : StreamedTable.recordsIn(event)) {
                String json = Json.write(record);
                changes.computeIfAbsent(found(ITEM, json), item -> new ArrayList<>())
                        .add(Integer.valueOf(found(VERSION, json)));
            }
        }
        return changes;
    }

    private static String found(Pattern pattern, String json) {
        Matcher matcher = pattern.matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }
}
