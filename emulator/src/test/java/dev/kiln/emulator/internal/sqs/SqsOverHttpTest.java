package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** The JSON protocol as it stands on the wire, and clients that leave. */
@Timeout(60)
class SqsOverHttpTest {
    private final TestSqs sqs = new TestSqs();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        sqs.close();
    }

    private HttpResponse<String> call(String operation, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(sqs.emulator.endpoint())
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AmazonSQS." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Socket poll(String url) throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), sqs.emulator.endpoint().getPort());
        String body = "{\"QueueUrl\":\"" + url + "\",\"WaitTimeSeconds\":20}";
        String request = "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AmazonSQS.ReceiveMessage\r\n"
                + "Content-Type: application/x-amz-json-1.0\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void awaitPolls(int number, Predicate<CallJournal.Call> like) {
        while (sqs.emulator.journal().calls("sqs", "ReceiveMessage").stream()
                        .filter(like)
                        .count()
                < number) {
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsTheOlderCodeBesideTheNewerOne() throws Exception {
        sqs.queue("jobs");
        String jobs = "{\"QueueUrl\":\"jobs\"";

        HttpResponse<String> gone = call("GetQueueAttributes", "{\"QueueUrl\":\"none\"}");
        assertThat(gone.statusCode()).isEqualTo(400);
        assertThat(gone.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.0");
        assertThat(gone.body())
                .isEqualTo("{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\","
                        + "\"message\":\"The specified queue does not exist.\"}");
        assertThat(code(gone)).isEqualTo("AWS.SimpleQueueService.NonExistentQueue;Sender");
        assertThat(code(call("SendMessage", jobs + "}"))).isEqualTo("MissingParameter;Sender");
        assertThat(code(call("ReceiveMessage", jobs + ",\"MaxNumberOfMessages\":11}")))
                .isEqualTo("InvalidParameterValue;Sender");
        assertThat(code(call("CreateQueue", "{\"QueueName\":\"jobs\",\"Attributes\":{\"DelaySeconds\":\"1\"}}")))
                .isEqualTo("QueueAlreadyExists;Sender");
        assertThat(code(call("SendMessageBatch", jobs + ",\"Entries\":[]}")))
                .isEqualTo("AWS.SimpleQueueService.EmptyBatchRequest;Sender");
        assertThat(code(call("DeleteMessageBatch", jobs + ",\"Entries\":[{\"Id\":\"ä\",\"ReceiptHandle\":\"x\"}]}")))
                .isEqualTo("AWS.SimpleQueueService.InvalidBatchEntryId;Sender");
        assertThat(code(call("PurgeQueue", jobs + "}"))).isEmpty();
        HttpResponse<String> again = call("PurgeQueue", jobs + "}");
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(code(again)).isEqualTo("AWS.SimpleQueueService.PurgeQueueInProgress;Sender");
        HttpResponse<String> unknown =
                call("ListMessageMoveTasks", "{\"SourceArn\":\"arn:aws:sqs:us-east-1:000000000000:none\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(code(unknown)).isEqualTo("ResourceNotFoundException;Sender");
    }

    private static String code(HttpResponse<String> refused) {
        return refused.headers().firstValue("x-amzn-query-error").orElse("");
    }

    @Test
    void leavesOutWhatIsEmpty() throws Exception {
        assertThat(call("ListQueues", "{}").body()).isEqualTo("{}");
        sqs.queue("jobs");
        for (String operation : List.of("ReceiveMessage", "ListQueueTags", "GetQueueAttributes")) {
            assertThat(call(operation, "{\"QueueUrl\":\"jobs\"}").body())
                    .as(operation)
                    .isEqualTo("{}");
        }
        assertThat(call(
                                "SendMessageBatch",
                                "{\"QueueUrl\":\"jobs\",\"Entries\":[{\"Id\":\"a\",\"MessageBody\":\"x\"}]}")
                        .body())
                .contains("\"Successful\":[")
                .doesNotContain("Failed");
    }

    @Test
    void aReceiverWhoseConnectionIsGoneTakesNoMessage() throws Exception {
        String url = sqs.queue("jobs");
        List<Socket> polls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            polls.add(poll(url));
        }
        awaitPolls(20, call -> true);
        for (Socket poll : polls) {
            poll.setSoLinger(polls.indexOf(poll) % 2 == 0, 0); // every second connection is reset
            poll.close();
        }
        awaitPolls(20, call -> call.duration().isPresent());

        sqs.send(url, "x");

        assertThat(sqs.bodies(url)).containsExactly("x");
    }

    @Test
    void noMessageIsLostToReceiversThatLeaveInTheVeryMoment() throws Exception {
        String url = sqs.queue("jobs");
        for (int i = 1; i <= 50; i++) {
            Socket poll = poll(url);
            awaitPolls(i, call -> true);
            poll.close();
            sqs.send(url, "message " + i);
        }
        awaitPolls(50, call -> call.duration().isPresent());
        sqs.seconds(30);

        List<String> all = new ArrayList<>();
        for (List<String> some = sqs.bodies(url); !some.isEmpty(); some = sqs.bodies(url)) {
            all.addAll(some);
        }
        assertThat(all).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void thoseWhoWaitAreAnsweredWhenTheEmulatorCloses() throws Exception {
        String url = sqs.queue("jobs");
        CompletableFuture<ReceiveMessageResponse> waiting =
                sqs.async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20));
        awaitPolls(1, call -> true);

        sqs.emulator.close();

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(r -> assertThat(r.messages()).isEmpty());
    }
}
