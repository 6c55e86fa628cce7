package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.wire.SdkOracle.Call;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every exception class of every module in use: the SDK's client must throw that class with all that we put in. */
class ErrorRoundTripTest {
    private static final Set<String> OF_DYNAMODB_STREAMS =
            Set.of("ExpiredIteratorException", "TrimmedDataAccessException");

    @TestFactory
    Stream<DynamicTest> lambdaInRestJson() {
        return everyError(new SdkOracle(LambdaClient.builder()), LambdaClient.class, Protocol.REST_JSON);
    }

    @TestFactory
    Stream<DynamicTest> dynamoDbInJson() {
        return everyError(new SdkOracle(DynamoDbClient.builder()), DynamoDbClient.class, Protocol.JSON_1_0);
    }

    @TestFactory
    Stream<DynamicTest> sqsInJson() {
        return everyError(new SdkOracle(SqsClient.builder()), SqsClient.class, Protocol.JSON_1_0);
    }

    @TestFactory
    Stream<DynamicTest> kinesisInCbor() {
        return everyError(new SdkOracle(KinesisClient.builder()), KinesisClient.class, Protocol.CBOR_1_1);
    }

    private static Stream<DynamicTest> everyError(SdkOracle oracle, Class<?> client, Protocol protocol) {
        ServiceApi api = ServiceApi.named("any", protocol).build();
        List<Class<? extends AwsServiceException>> errors = SdkOracle.errors(client);
        assertThat(errors).hasSizeGreaterThan(10);
        return errors.stream()
                .filter(error -> !OF_DYNAMODB_STREAMS.contains(error.getSimpleName()))
                .map(error -> DynamicTest.dynamicTest(
                        error.getSimpleName(), () -> arrives(oracle, api, Codec.of(protocol), error)))
                .onClose(oracle::close);
    }

    private static void arrives(
            SdkOracle oracle, ServiceApi api, Codec codec, Class<? extends AwsServiceException> type) {
        for (String code : SdkOracle.codes(type)) {
            AwsServiceException sent = withDetails(new RandomPojos(type.hashCode()).next(type), code);
            for (Call call : oracle.calls()) {
                AwsServiceException received = oracle.failure(
                        call, new RandomPojos(1).next(call.request()), http -> codec.error(api, sent, "id-1"));
                if (received.getClass() == type) {
                    assertThat(received.statusCode()).isEqualTo(418);
                    assertThat(received.requestId()).isEqualTo("id-1");
                    assertThat(received.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(received.awsErrorDetails().errorMessage()).isEqualTo("what \"went\" wrong");
                    for (SdkField<?> field : sent.sdkFields()) {
                        assertThat(field.getValueOrDefault(received))
                                .as(field.memberName())
                                .isEqualTo(field.getValueOrDefault(sent));
                    }
                    return;
                }
            }
        }
        throw new AssertionError("No operation throws " + type.getSimpleName());
    }

    private static AwsServiceException withDetails(AwsServiceException error, String code) {
        return error.toBuilder()
                .statusCode(418)
                .message("what \"went\" wrong")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("what \"went\" wrong")
                        .build())
                .build();
    }
}
