package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class InvokeTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersTheResponseAndTheVersionThatRan() {
        lambda.create("hello");
        InvokeResponse answer =
                lambda.client.invoke(r -> r.functionName("hello").payload(SdkBytes.fromUtf8String("{\"a\":1}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"a\":1}");
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.logResult()).isNull();
    }

    @Test
    void givesAnEmptyObjectWhereThereIsNoPayload() {
        lambda.create("hello");
        assertThat(lambda.client.invoke(r -> r.functionName("hello")).payload().asUtf8String())
                .isEqualTo("{}");
    }

    @Test
    void tellsAFunctionsErrorAsUnhandled() {
        lambda.create("hello");
        lambda.environments.fail("java.lang.RuntimeException", "{\"errorMessage\":\"boom\"}");
        InvokeResponse answer = lambda.client.invoke(r -> r.functionName("hello"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"errorMessage\":\"boom\"}");
    }

    @Test
    void answersTheTailOfTheLogInBase64() {
        lambda.create("hello");
        String log = lambda.client
                .invoke(r -> r.functionName("hello").logType(LogType.TAIL))
                .logResult();
        assertThat(new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8))
                .isEqualTo("START\nEND\n");
    }

    @Test
    void decodesTheClientContext() {
        lambda.create("hello");
        String context = Base64.getEncoder().encodeToString("{\"c\":1}".getBytes(StandardCharsets.UTF_8));
        lambda.client.invoke(r -> r.functionName("hello").clientContext(context));
        assertThat(lambda.environments.events.get(0).clientContext()).isEqualTo("{\"c\":1}");
        assertThatThrownBy(
                        () -> lambda.client.invoke(r -> r.functionName("hello").clientContext("no base64!")))
                .isInstanceOf(InvalidRequestContentException.class);
        assertThatThrownBy(
                        () -> lambda.client.invoke(r -> r.functionName("hello").clientContext("A".repeat(3584))))
                .isInstanceOf(InvalidRequestContentException.class)
                .hasMessageContaining("3583");
    }

    @Test
    void namesTheFunctionToItselfAsTheCallerDid() {
        lambda.create("hello");
        lambda.client.createAlias(r -> r.functionName("hello").name("dev").functionVersion("$LATEST"));
        lambda.client.invoke(r -> r.functionName("hello:dev"));
        lambda.client.invoke(r -> r.functionName("hello"));
        assertThat(lambda.environments.events)
                .extracting(Event::invokedArn)
                .containsExactly(TestLambda.ARN + "hello:dev", TestLambda.ARN + "hello");
    }

    @Test
    void refusesWhatIsNotJson() {
        lambda.create("hello");
        assertThatThrownBy(() ->
                        lambda.client.invoke(r -> r.functionName("hello").payload(SdkBytes.fromUtf8String("{'a'"))))
                .isInstanceOf(InvalidRequestContentException.class)
                .hasMessageContaining(
                        "Could not parse request body into json: Could not parse payload into json: Unexpected character");
    }

    @Test
    void refusesMoreThanSixMegabytes() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.invoke(r ->
                        r.functionName("hello").payload(SdkBytes.fromUtf8String('"' + "x".repeat(6 << 20) + '"'))))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("6291458 byte payload is too large for the RequestResponse invocation type (limit"
                        + " 6291456 bytes)");
    }

    @Test
    void onlyLooksInADryRun() {
        lambda.create("hello");
        InvokeResponse answer =
                lambda.client.invoke(r -> r.functionName("hello").invocationType(InvocationType.DRY_RUN));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.executedVersion()).isNull();
        assertThat(lambda.environments.events).isEmpty();
    }

    @Test
    void namesTheVersionThatIsMissing() {
        assertThatThrownBy(() -> lambda.client.invoke(r -> r.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: " + TestLambda.ARN + "nobody:$LATEST");
    }

    @Test
    void runsAVersionAsItWasPublished() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.updateFunctionConfiguration(r -> r.functionName("hello").timeout(9));
        assertThat(lambda.client
                        .invoke(r -> r.functionName("hello").qualifier("1"))
                        .executedVersion())
                .isEqualTo("1");
        FunctionSpec spec = lambda.environments.invoked.get(0);
        assertThat(spec.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(spec.functionArn()).isEqualTo(TestLambda.ARN + "hello:1");
        assertThat(spec.initializationType()).isEqualTo("on-demand");
    }
}
