package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Kills a process that sends, receives and deletes, and looks at the queue that it leaves. */
@Timeout(120)
class KilledSqsTest {
    @TempDir
    private Path data;

    private final Set<String> sent = new HashSet<>();
    private final Set<String> received = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();

    private static EmulatorConfig.Builder config(Path data) {
        return EmulatorConfig.builder().data(data).durability(EmulatorConfig.Durability.EVERY_WRITE);
    }

    @Test
    void losesNoMessageThatWasAcknowledgedAndBringsBackNoneThatWasDeleted() throws Exception {
        for (int round = 1; round <= 2; round++) {
            runAndKill(round);

            List<String> left = left(round);

            assertThat(left).doesNotHaveDuplicates().doesNotContainAnyElementsOf(deleted);
            Set<String> safe = new HashSet<>(sent);
            safe.removeAll(received); // the last of them may have been deleted without word of it
            assertThat(left).containsAll(safe);
            assertThat(safe).hasSizeGreaterThan(50);
            assertThat(deleted).isNotEmpty();
        }
    }

    private void runAndKill(int round) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        data.toString(),
                        "round" + round)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < 300; i++) {
                note(lines.readLine());
            }
            // unlike the process itself, its handle leaves the rest of the output readable
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            StringBuilder line = new StringBuilder();
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                line.append((char) c);
                if (c == '\n') { // a line that the kill cut off was not said
                    note(line.toString().strip());
                    line.setLength(0);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void note(String line) {
        String what = line.substring(2);
        Set<String> set = line.startsWith("S ") ? sent : line.startsWith("R ") ? received : deleted;
        assertThat(set.add(what)).as(line).isTrue();
    }

    /** What is in the queue, each message once, long after all visibility timeouts. */
    private List<String> left(int round) {
        ManualTime time = new ManualTime(Instant.now().plus(Duration.ofHours(13L * round)));
        List<String> bodies = new ArrayList<>();
        try (LambdaEmulator emulator =
                        LambdaEmulator.start(config(data).time(time).build());
                SqsClient client = emulator.client(SqsClient.builder())) {
            for (List<Message> some = receive(client); !some.isEmpty(); some = receive(client)) {
                some.forEach(message -> bodies.add(message.body()));
            }
        }
        return bodies;
    }

    private static List<Message> receive(SqsClient client) {
        return client.receiveMessage(r -> r.queueUrl("jobs").maxNumberOfMessages(10))
                .messages();
    }

    /** Sends, receives and deletes until it is killed; prints what it was told. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) {
            LambdaEmulator emulator =
                    LambdaEmulator.start(config(Path.of(args[0])).build());
            SqsClient client = emulator.client(SqsClient.builder());
            client.createQueue(r -> r.queueName("jobs"));
            for (int t = 0; t < 3; t++) {
                String name = args[1] + "." + t;
                new Thread(() -> send(client, name)).start();
            }
            new Thread(() -> consume(client)).start();
        }

        private static void send(SqsClient client, String name) {
            for (int i = 0; ; i++) {
                String body = name + "." + i;
                client.sendMessage(r -> r.queueUrl("jobs").messageBody(body));
                System.out.println("S " + body);
            }
        }

        private static void consume(SqsClient client) {
            while (true) {
                for (Message message : client.receiveMessage(
                                r -> r.queueUrl("jobs").waitTimeSeconds(20).visibilityTimeout(43_200))
                        .messages()) {
                    System.out.println("R " + message.body());
                    client.deleteMessage(r -> r.queueUrl("jobs").receiptHandle(message.receiptHandle()));
                    System.out.println("D " + message.body());
                }
            }
        }
    }
}
