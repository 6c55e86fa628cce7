package dev.kiln.emulator.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.Service;
import dev.kiln.emulator.internal.aws.ServiceApi;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class PipelineTest {
    /** Waits for ever. */
    static final class ReceiveMessage implements Operation.Waiting<ReceiveMessageRequest, ReceiveMessageResponse> {
        private final CompletableFuture<ReceiveMessageResponse> parked = new CompletableFuture<>();

        @Override
        public CompletionStage<ReceiveMessageResponse> run(ReceiveMessageRequest request, CallContext call) {
            return parked;
        }
    }

    private final ManualTime time = new ManualTime();
    private final ReceiveMessage operation = new ReceiveMessage();
    private final Journal journal = new Journal(time);
    private final Pipeline pipeline = new Pipeline(
            List.of(Service.of(
                    ServiceApi.named("sqs", Protocol.JSON_1_0)
                            .targetPrefix("AmazonSQS")
                            .serve(operation)
                            .build(),
                    ReceiveMessageRequest.class.getPackageName())),
            "000000000000",
            "us-east-1",
            time,
            journal,
            new InjectFaults(time));

    private final ReceiveMessageRequest request =
            ReceiveMessageRequest.builder().queueUrl("q").build();

    @Test
    void anEmulatorsOwnCallThatIsGivenUpCancelsWhatWaits() {
        CompletionStage<ReceiveMessageResponse> call =
                pipeline.call(request, ReceiveMessageResponse.class, pipeline.context());
        assertThat(call.toCompletableFuture()).isNotDone();

        call.toCompletableFuture().cancel(false);

        assertThat(operation.parked).isCancelled();
    }

    @Test
    void anAnswerComesThroughEveryStepAndIntoTheJournal() {
        CompletionStage<ReceiveMessageResponse> call =
                pipeline.call(request, ReceiveMessageResponse.class, pipeline.context());
        ReceiveMessageResponse answer = ReceiveMessageResponse.builder().build();

        operation.parked.complete(answer);

        assertThat(call.toCompletableFuture()).isCompletedWithValue(answer);
        assertThat(journal.calls("sqs", "ReceiveMessage"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.origin()).isEqualTo(CallJournal.Origin.EMULATOR));
    }
}
