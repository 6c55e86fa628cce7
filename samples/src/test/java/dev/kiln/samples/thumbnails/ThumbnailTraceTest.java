package dev.kiln.samples.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.junit.LambdaEmulatorExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** On the system's time, so that what the hops take is real. */
class ThumbnailTraceTest {
    @RegisterExtension
    static final LambdaEmulatorExtension KILN =
            LambdaEmulatorExtension.builder().function(Uploads.FUNCTION).build();

    @Test
    void oneTraceShowsEveryHopWithItsLatency(LambdaEmulator emulator, S3Client s3, SqsClient sqs, LambdaClient lambda)
            throws IOException {
        Uploads uploads = Uploads.deploy(emulator, s3, sqs, lambda);
        emulator.journal().clear();
        uploads.upload("beach.png", Uploads.image(100, 100));
        emulator.settle();

        CallJournal.Call upload = emulator.journal().calls("s3", "PutObject").get(0);
        List<CallJournal.Call> hops = emulator.journal().calls().stream()
                .filter(call -> call.traceId().equals(upload.traceId()))
                .toList();
        hops.forEach(hop -> show(upload.time(), hop));
        assertThat(hops)
                .extracting(CallJournal.Call::operation)
                .containsExactly("PutObject", "SendMessage", "Invoke", "GetObject", "PutObject", "DeleteMessageBatch");
        assertThat(hops).allSatisfy(hop -> {
            assertThat(hop.error()).isEmpty();
            assertThat(hop.duration().orElseThrow()).isPositive();
        });
        assertThat(hops.get(3).principal()).endsWith(":function:thumbnails");
    }

    private static void show(Instant start, CallJournal.Call hop) {
        System.out.printf(
                "%+8.1f ms  %-6s %-18s %6.1f ms  %s%n",
                millis(Duration.between(start, hop.time())),
                hop.service(),
                hop.operation(),
                millis(hop.duration().orElseThrow()),
                hop.principal());
    }

    private static double millis(Duration span) {
        return span.toNanos() / 1e6;
    }
}
