package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class PutFunctionEventInvokeConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @BeforeEach
    void create() {
        lambda.create("hello");
    }

    @Test
    void answersTheSettingsWithTheQualifierTheyAreFor() {
        PutFunctionEventInvokeConfigResponse set = put(r -> r.maximumRetryAttempts(0));

        assertThat(set.functionArn()).isEqualTo(TestLambda.ARN + "hello:$LATEST");
        assertThat(set.maximumRetryAttempts()).isZero();
        assertThat(set.maximumEventAgeInSeconds()).isNull();
        assertThat(set.destinationConfig().onSuccess().destination()).isNull();
        assertThat(set.destinationConfig().onFailure().destination()).isNull();
        assertThat(set.lastModified()).isEqualTo(lambda.time.now());
    }

    @Test
    void forgetsWhatWasSetBefore() {
        put(r -> r.maximumEventAgeInSeconds(60));

        assertThat(put(r -> r.maximumRetryAttempts(1)).maximumEventAgeInSeconds())
                .isNull();
    }

    @Test
    void refusesAFunctionOrQualifierThatIsNotThere() {
        assertThatThrownBy(() -> put(r -> r.functionName("nobody").maximumRetryAttempts(1)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The function doesn't exist.");
        assertThatThrownBy(() -> put(r -> r.qualifier("live").maximumRetryAttempts(1)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The function doesn't exist.");
    }

    @Test
    void refusesSettingsThatSayNothing() {
        refuses(
                "You must specify at least one of error handling or destination setting.",
                r -> r.functionName("nobody"));
    }

    @Test
    void refusesDestinationsThatCannotBeReached() {
        refuses(
                "The destination ARN " + TestLambda.ARN + "nobody is invalid.",
                r -> r.destinationConfig(d -> d.onSuccess(s -> s.destination(TestLambda.ARN + "nobody"))));
        refuses(
                "You can't specify the function as a destination for itself.",
                r -> r.destinationConfig(d -> d.onSuccess(s -> s.destination(TestLambda.ARN + "hello"))));
        refuses(
                "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam:us-east-1:000000000000:x), onFailure=null) is invalid.",
                r -> r.destinationConfig(d -> d.onSuccess(s -> s.destination("arn:aws:iam:us-east-1:000000000000:x"))));
    }

    @Test
    void takesABucketForFailuresOnly() {
        String bucket = "arn:aws:s3:::failures";

        assertThat(put(r -> r.destinationConfig(d -> d.onFailure(f -> f.destination(bucket))))
                        .destinationConfig()
                        .onFailure()
                        .destination())
                .isEqualTo(bucket);
        refuses(
                "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=" + bucket
                        + "), onFailure=OnFailure(destination=" + bucket + ")) is invalid.",
                r -> r.destinationConfig(
                        d -> d.onSuccess(s -> s.destination(bucket)).onFailure(f -> f.destination(bucket))));
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> put(r -> r.maximumRetryAttempts(3)))
                .hasMessageContaining(
                        "Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2");
        assertThatThrownBy(() -> put(r -> r.maximumEventAgeInSeconds(59)))
                .hasMessageContaining("Member must have value greater than or equal to 60");
    }

    private PutFunctionEventInvokeConfigResponse put(Consumer<PutFunctionEventInvokeConfigRequest.Builder> settings) {
        return lambda.client.putFunctionEventInvokeConfig(r -> settings.accept(r.functionName("hello")));
    }

    private void refuses(String message, Consumer<PutFunctionEventInvokeConfigRequest.Builder> settings) {
        assertThatThrownBy(() -> put(settings))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(message);
    }
}
