package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

class UpdateFunctionCodeTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    private static final SdkBytes OTHER = SdkBytes.fromByteArray(Zips.of("handler.txt", "other"));

    @Test
    void answersInProgressAndIsDoneByTheNextCall() {
        CreateFunctionResponse made = lambda.create("hello");
        UpdateFunctionCodeResponse updated =
                lambda.client.updateFunctionCode(r -> r.functionName("hello").zipFile(OTHER));
        assertThat(updated.lastUpdateStatusAsString()).isEqualTo("InProgress");
        assertThat(updated.stateAsString()).isEqualTo("Active");
        assertThat(updated.codeSha256()).isNotEqualTo(made.codeSha256());
        assertThat(updated.revisionId()).isNotEqualTo(made.revisionId());
        assertThat(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("hello"))
                        .lastUpdateStatusAsString())
                .isEqualTo("Successful");
    }

    @Test
    void endsTheEnvironmentsOfTheOldCode() {
        lambda.create("hello");
        lambda.client.updateFunctionCode(r -> r.functionName("hello").zipFile(OTHER));
        assertThat(lambda.environments.retired).containsExactly(TestLambda.ARN + "hello");
    }

    @Test
    void refusesAnotherRevision() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.updateFunctionCode(
                        r -> r.functionName("hello").zipFile(OTHER).revisionId("old")))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("The Revision Id provided does not match the latest Revision Id. Call the"
                        + " GetFunction/GetAlias API to retrieve the latest Revision Id");
    }

    @Test
    void changesNothingInADryRun() {
        CreateFunctionResponse made = lambda.create("hello");
        lambda.client.updateFunctionCode(
                r -> r.functionName("hello").zipFile(OTHER).dryRun(true));
        assertThat(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("hello"))
                        .codeSha256())
                .isEqualTo(made.codeSha256());
    }

    @Test
    void publishesWhenAsked() {
        lambda.create("hello");
        assertThat(lambda.client
                        .updateFunctionCode(
                                r -> r.functionName("hello").zipFile(OTHER).publish(true))
                        .functionArn())
                .isEqualTo(TestLambda.ARN + "hello:1");
    }
}
