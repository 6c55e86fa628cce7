package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.internal.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An emulator whose time stands still, functions that do what a test says, and queues that they are called with. */
public final class Triggers implements AfterEachCallback, AutoCloseable {
    public final ManualTime time = new ManualTime();
    public final LambdaEmulator emulator;
    public final LambdaClient lambda;
    public final SqsClient sqs;
    private final List<String> functions = new ArrayList<>();

    public Triggers() {
        this(config -> {});
    }

    public Triggers(Consumer<EmulatorConfig.Builder> settings) {
        EmulatorConfig.Builder config = EmulatorConfig.builder().time(time);
        settings.accept(config);
        emulator = LambdaEmulator.start(config.build());
        lambda = emulator.client(LambdaClient.builder());
        sqs = emulator.client(SqsClient.builder());
    }

    /** Deploys a function; its name is the given one and something that no other test has. */
    public String function(String name, Probe.Code code) {
        String unique = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        deploy(unique);
        Probe.of(unique).code = code;
        functions.add(unique);
        return unique;
    }

    public void deploy(String name) {
        emulator.deploy(FunctionConfig.builder(name)
                .handler(ProbeHandler.class.getName())
                .timeout(Duration.ofSeconds(20))
                .sharedPackages(Probe.class.getName())
                .build());
    }

    public String queue(String name) {
        return queue(name, Map.of());
    }

    public String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
    }

    /** A queue whose messages go to another one when they have been received so often. */
    public String queue(String name, String deadLetters, int maxReceiveCount) {
        return queue(
                name,
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + arn(deadLetters) + "\",\"maxReceiveCount\":" + maxReceiveCount
                                + "}"));
    }

    public String fifo(String name) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        attributes.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
        return queue(name + ".fifo", attributes);
    }

    public static String arn(String queueUrl) {
        return "arn:aws:sqs:us-east-1:000000000000:" + queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    public String map(String queueUrl, String function, Consumer<CreateEventSourceMappingRequest.Builder> settings) {
        return lambda.createEventSourceMapping(r -> {
                    r.eventSourceArn(arn(queueUrl)).functionName(function);
                    settings.accept(r);
                })
                .uuid();
    }

    public String map(String queueUrl, String function) {
        return map(queueUrl, function, r -> {});
    }

    public static FilterCriteria filters(String... patterns) {
        return FilterCriteria.builder()
                .filters(Arrays.stream(patterns)
                        .map(pattern -> Filter.builder().pattern(pattern).build())
                        .toList())
                .build();
    }

    public void send(String queueUrl, String... bodies) {
        for (String body : bodies) {
            sqs.sendMessage(r -> r.queueUrl(queueUrl).messageBody(body));
        }
    }

    public void sendTo(String queueUrl, String group, String... bodies) {
        for (String body : bodies) {
            sqs.sendMessage(r -> r.queueUrl(queueUrl).messageBody(body).messageGroupId(group));
        }
    }

    /** The bodies that are visible in a queue now. */
    public List<String> bodies(String queueUrl) {
        return messages(queueUrl).stream().map(Message::body).toList();
    }

    public List<Message> messages(String queueUrl) {
        return sqs.receiveMessage(r -> r.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNamesWithStrings("All")
                        .messageAttributeNames("All"))
                .messages();
    }

    /** How many messages a queue holds, in whatever state. */
    public int size(String queueUrl) {
        return sqs
                .getQueueAttributes(r -> r.queueUrl(queueUrl).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
                .sum();
    }

    /** The message bodies in a Lambda event. */
    @SuppressWarnings("unchecked") // the event is ours
    public static List<String> bodiesIn(String event) {
        List<Object> records = (List<Object>) Objects.requireNonNull(
                Objects.requireNonNull(Json.object(event)).get("Records"));
        return records.stream()
                .map(record -> String.valueOf(
                        Objects.requireNonNull(Json.asObject(record)).get("body")))
                .toList();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        lambda.close();
        sqs.close();
        emulator.close();
        functions.forEach(Probe::forget);
    }
}
