package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;

class CreateFunctionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersEverythingThatAwsFillsIn() {
        CreateFunctionResponse made = lambda.create("hello");
        assertThat(made.functionArn()).isEqualTo(TestLambda.ARN + "hello");
        assertThat(made.stateAsString()).isEqualTo("Pending");
        assertThat(made.stateReason()).isEqualTo("The function is being created.");
        assertThat(made.stateReasonCodeAsString()).isEqualTo("Creating");
        assertThat(made.lastUpdateStatus()).isNull();
        assertThat(made.timeout()).isEqualTo(3);
        assertThat(made.memorySize()).isEqualTo(128);
        assertThat(made.ephemeralStorage().size()).isEqualTo(512);
        assertThat(made.architecturesAsStrings()).containsExactly("x86_64");
        assertThat(made.description()).isEmpty();
        assertThat(made.loggingConfig().logGroup()).isEqualTo("/aws/lambda/hello");
        assertThat(made.loggingConfig().logFormatAsString()).isEqualTo("Text");
        assertThat(made.snapStart().applyOnAsString()).isEqualTo("None");
        assertThat(made.snapStart().optimizationStatusAsString()).isEqualTo("Off");
        assertThat(made.tracingConfig().modeAsString()).isEqualTo("PassThrough");
        assertThat(made.runtimeVersionConfig().runtimeVersionArn()).startsWith("arn:aws:lambda:us-east-1::runtime:");
        assertThat(made.lastModified()).isEqualTo("2026-01-01T00:00:00.000+0000");
        assertThat(made.codeSize()).isEqualTo(TestLambda.ZIP.length);
        assertThat(made.version()).isEqualTo("$LATEST");
        assertThat(made.hasLayers()).isFalse();
        assertThat(made.environment()).isNull();
    }

    @Test
    void isActiveByTheNextCall() {
        lambda.create("hello");
        GetFunctionConfigurationResponse found = lambda.client.getFunctionConfiguration(r -> r.functionName("hello"));
        assertThat(found.stateAsString()).isEqualTo("Active");
        assertThat(found.lastUpdateStatusAsString()).isEqualTo("Successful");
        assertThat(found.stateReason()).isNull();
    }

    @Test
    void refusesANameThatIsTaken() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.create("hello"))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("Function already exist: hello");
    }

    @Test
    void publishesTheFirstVersionWhenAsked() {
        CreateFunctionRequest request =
                TestLambda.function("hello").publish(true).build();
        assertThat(lambda.client.createFunction(request).version()).isEqualTo("1");
    }

    @Test
    void namesTheRuntimesThatThereAre() {
        assertThatThrownBy(() -> lambda.client.createFunction(
                        TestLambda.function("hello").runtime("cobol85").build()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "Value cobol85 at 'runtime' failed to satisfy constraint: Member must satisfy enum"
                                + " value set: [")
                .hasMessageContaining("java21")
                .hasMessageContaining("or be a valid ARN");
    }

    @Test
    void refusesRetiredRuntimes() {
        assertThatThrownBy(() -> lambda.client.createFunction(
                        TestLambda.function("hello").runtime("java8").build()))
                .hasMessageContaining("The runtime parameter of java8 is no longer supported");
    }

    @Test
    void refusesWhatIsNoZip() {
        assertThatThrownBy(() -> lambda.client.createFunction(TestLambda.function("hello")
                        .code(code -> code.zipFile(SdkBytes.fromUtf8String("no zip")))
                        .build()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "Could not unzip uploaded file. Please check your file, then try to upload again.");
    }

    @Test
    void refusesMoreThanFourKilobytesOfEnvironment() {
        assertThatThrownBy(() -> lambda.client.createFunction(TestLambda.function("hello")
                        .environment(environment -> environment.variables(Map.of("BIG", "x".repeat(4096))))
                        .build()))
                .hasMessageContaining("exceeded the 4KB limit. String measured: {\"BIG\":\"xxx");
    }

    @Test
    void refusesReservedVariables() {
        assertThatThrownBy(() -> lambda.client.createFunction(TestLambda.function("hello")
                        .environment(environment -> environment.variables(Map.of("AWS_REGION", "mars")))
                        .build()))
                .hasMessageContaining("Reserved keys used in this request: AWS_REGION");
    }

    @Test
    void saysThatImagesAreNotSupported() {
        assertThatThrownBy(() -> lambda.client.createFunction(TestLambda.function("hello")
                        .packageType(PackageType.IMAGE)
                        .build()))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        error -> assertThat(error.statusCode()).isEqualTo(501))
                .hasMessageContaining("container images");
    }

    @Test
    void answersS3sErrorForCodeInABucketThatIsNotThere() {
        assertThatThrownBy(() -> lambda.client.createFunction(TestLambda.function("hello")
                        .code(code -> code.s3Bucket("bucket").s3Key("k"))
                        .build()))
                .hasMessageContaining("S3 Error Code: NoSuchBucket");
    }
}
