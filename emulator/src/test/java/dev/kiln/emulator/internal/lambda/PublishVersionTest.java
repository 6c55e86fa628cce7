package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

class PublishVersionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void countsUpWithEachChange() {
        lambda.create("hello");
        assertThat(lambda.client.publishVersion(r -> r.functionName("hello")).version())
                .isEqualTo("1");
        lambda.client.updateFunctionConfiguration(r -> r.functionName("hello").timeout(5));
        PublishVersionResponse second =
                lambda.client.publishVersion(r -> r.functionName("hello").description("second"));
        assertThat(second.version()).isEqualTo("2");
        assertThat(second.description()).isEqualTo("second");
        assertThat(second.functionArn()).isEqualTo(TestLambda.ARN + "hello:2");
    }

    @Test
    void answersTheLastVersionWhereNothingChanged() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        assertThat(lambda.client.publishVersion(r -> r.functionName("hello")).version())
                .isEqualTo("1");
    }

    @Test
    void freezesTheSettings() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.updateFunctionConfiguration(r -> r.functionName("hello").timeout(5));
        assertThat(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("hello").qualifier("1"))
                        .timeout())
                .isEqualTo(3);
    }

    @Test
    void refusesCodeThatIsNotTheCurrent() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.publishVersion(
                        r -> r.functionName("hello").codeSha256("abc")))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("CodeSHA256 (abc) is different from current CodeSHA256 in $LATEST (");
    }

    @Test
    void turnsSnapStartOn() {
        lambda.client.createFunction(TestLambda.function("hello")
                .snapStart(s -> s.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS))
                .build());
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.invoke(r -> r.functionName("hello").qualifier("1"));
        assertThat(lambda.environments.invoked.get(0).initializationType()).isEqualTo("snap-start");
    }
}
