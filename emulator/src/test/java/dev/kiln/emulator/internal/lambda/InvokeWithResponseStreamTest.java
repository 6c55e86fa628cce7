package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.environment.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResponseStreamingInvocationType;

class InvokeWithResponseStreamTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void sendsAChunkWhileTheFunctionIsStillBusy() throws Exception {
        lambda.create("hello");
        CountDownLatch seen = new CountDownLatch(1);
        lambda.environments.run((event, sink) -> {
            try (OutputStream out = sink.begin("text/plain", true)) {
                out.write("one".getBytes(StandardCharsets.UTF_8));
                seen.await();
                out.write("two".getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return new Outcome.Succeeded();
        });
        Streamed<InvokeWithResponseStreamResponse> reply = invoke(LogType.NONE);
        assertThat(reply.head().statusCode()).isEqualTo(200);
        assertThat(reply.head().executedVersion()).isEqualTo("$LATEST");
        assertThat(reply.head().responseStreamContentType()).isEqualTo("text/plain");
        CollectedBody body = CollectedBody.of(reply.body());
        assertThat(body.await(1)).isEqualTo("chunk one\n");
        seen.countDown();
        assertThat(body.whole()).isEqualTo("chunk one\nchunk two\nInvokeComplete null null null\n");
        assertThat(body.aborted()).isFalse();
    }

    @Test
    void tellsAnErrorInMidStreamAtTheEnd() throws Exception {
        lambda.create("hello");
        lambda.environments.run((event, sink) -> {
            sink.begin("text/plain", true).write("one".getBytes(StandardCharsets.UTF_8));
            return new Outcome.Failed("my.Error", "{\"errorMessage\":\"boom\"}".getBytes(StandardCharsets.UTF_8));
        });
        CollectedBody body = CollectedBody.of(invoke(LogType.TAIL).body());
        assertThat(body.whole())
                .isEqualTo("chunk one\nInvokeComplete my.Error {\"errorMessage\":\"boom\"} "
                        + Base64.getEncoder().encodeToString("START\nEND\n".getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    @Test
    void tellsAnErrorBeforeTheFirstByteWithStatus200() throws Exception {
        lambda.create("hello");
        lambda.environments.fail("my.Error", "{}");
        Streamed<InvokeWithResponseStreamResponse> reply = invoke(LogType.NONE);
        assertThat(reply.head().statusCode()).isEqualTo(200);
        assertThat(CollectedBody.of(reply.body()).whole()).isEqualTo("InvokeComplete Unhandled {} null\n");
    }

    @Test
    void breaksOffForACallerWhoIsGone() throws Exception {
        lambda.create("hello");
        CountDownLatch left = new CountDownLatch(1);
        CompletableFuture<IOException> told = new CompletableFuture<>();
        lambda.environments.run((event, sink) -> {
            OutputStream out = sink.begin("text/plain", true);
            out.write('1');
            try {
                left.await();
                out.write('2');
            } catch (IOException gone) {
                told.complete(gone);
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return new Outcome.CallerGone();
        });
        CollectedBody body = CollectedBody.of(invoke(LogType.NONE).body());
        body.await(1);
        body.leave();
        left.countDown();
        assertThat(told.get(10, TimeUnit.SECONDS)).hasMessage("the reader left");
        assertThat(body.aborted()).isTrue();
    }

    @Test
    void onlyLooksInADryRun() throws Exception {
        lambda.create("hello");
        InvokeWithResponseStreamRequest request = InvokeWithResponseStreamRequest.builder()
                .functionName("hello")
                .invocationType(ResponseStreamingInvocationType.DRY_RUN)
                .build();
        assertThat(lambda.stream(request, InvokeWithResponseStreamResponse.class)
                        .toCompletableFuture()
                        .get()
                        .head()
                        .statusCode())
                .isEqualTo(204);
    }

    private Streamed<InvokeWithResponseStreamResponse> invoke(LogType logType) throws Exception {
        InvokeWithResponseStreamRequest request = InvokeWithResponseStreamRequest.builder()
                .functionName("hello")
                .logType(logType)
                .build();
        return lambda.stream(request, InvokeWithResponseStreamResponse.class)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
