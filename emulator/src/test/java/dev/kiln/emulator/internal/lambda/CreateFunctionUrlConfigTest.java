package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;

class CreateFunctionUrlConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersAUrlOnThisMachine() {
        lambda.create("hello");
        CreateFunctionUrlConfigResponse made = lambda.client.createFunctionUrlConfig(
                r -> r.functionName("hello").authType(FunctionUrlAuthType.NONE));
        assertThat(made.functionUrl()).matches("http://[a-z0-9]{32}\\.lambda-url\\.us-east-1\\.localhost:4566/");
        assertThat(made.functionArn()).isEqualTo(TestLambda.ARN + "hello");
        assertThat(made.invokeModeAsString()).isEqualTo("BUFFERED");
        assertThat(made.creationTime()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void givesAFunctionOneUrlOnly() {
        lambda.create("hello");
        lambda.client.createFunctionUrlConfig(r -> r.functionName("hello").authType(FunctionUrlAuthType.NONE));
        assertThatThrownBy(() -> lambda.client.createFunctionUrlConfig(
                        r -> r.functionName("hello").authType(FunctionUrlAuthType.NONE)))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("FunctionUrlConfig exists for this Lambda function");
    }

    @Test
    void isNotForNumberedVersions() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.createFunctionUrlConfig(
                        r -> r.functionName("hello").qualifier("1").authType(FunctionUrlAuthType.NONE)))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }
}
