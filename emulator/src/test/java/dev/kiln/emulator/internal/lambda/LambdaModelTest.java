package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.aws.ServiceApi.Route;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.wire.Codec;
import dev.kiln.emulator.internal.wire.RandomPojos;
import dev.kiln.emulator.internal.wire.SdkOracle;
import dev.kiln.emulator.internal.wire.SdkOracle.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class LambdaModelTest {
    private static final ServiceApi LAMBDA =
            LambdaModel.describe(ServiceApi.named("lambda", Protocol.REST_JSON)).build();

    @Test
    void routesAreThoseOfTheSdk() {
        Map<String, String> ours = new TreeMap<>(LAMBDA.routes().stream()
                .collect(Collectors.toMap(Route::operation, route -> route.method() + " " + route.path())));
        Map<String, String> theirs = new TreeMap<>();
        try (SdkOracle oracle = new SdkOracle(LambdaClient.builder())) {
            for (Call call : oracle.calls()) {
                theirs.put(call.name(), binding(SdkOracle.binding(call.request())));
            }
        }
        theirs.put("InvokeWithResponseStream", binding(SdkOracle.binding(InvokeWithResponseStreamRequest.class)));

        assertThat(ours).containsAllEntriesOf(theirs);
        assertThat(ours.keySet().stream().filter(name -> !theirs.containsKey(name)))
                .as("operations of AWS that the SDK does not have")
                .containsExactlyInAnyOrder(
                        "InvokeAsync", "GetResourcePolicy", "PutResourcePolicy", "DeleteResourcePolicy");
    }

    private static String binding(OperationInfo info) {
        return info.httpMethod() + " " + info.requestUri();
    }

    @TestFactory
    Stream<DynamicTest> everyErrorHasTheCodeThatTheSdkKnowsItBy() {
        SdkOracle oracle = new SdkOracle(LambdaClient.builder());
        List<Call> calls = oracle.calls();
        return SdkOracle.errors(LambdaClient.class).stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    AwsServiceException sent = new RandomPojos(2).next(type);
                    assertThat(calls)
                            .anyMatch(call -> type
                                    == oracle.failure(
                                                    call,
                                                    new RandomPojos(1).next(call.request()),
                                                    http -> rendered(sent))
                                            .getClass());
                }))
                .onClose(oracle::close);
    }

    @Test
    void namesTheFaultAndSpellsTheMessageAsTheModelDoes() {
        HttpReply notFound = rendered(ResourceNotFoundException.builder()
                .message("Function not found: arn")
                .build());
        assertThat(notFound.status()).isEqualTo(404);
        assertThat(notFound.headers().first("x-amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
        assertThat(notFound.headers().first("x-amzn-RequestId")).isEqualTo("id-1");
        assertThat(body(notFound)).isEqualTo("{\"Type\":\"User\",\"Message\":\"Function not found: arn\"}");

        HttpReply throttled = rendered(TooManyRequestsException.builder()
                .message("Rate Exceeded.")
                .reason(ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED)
                .retryAfterSeconds("1")
                .build());
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.headers().first("Retry-After")).isEqualTo("1");
        assertThat(body(throttled))
                .isEqualTo("{\"Type\":\"User\",\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\","
                        + "\"message\":\"Rate Exceeded.\"}");

        assertThat(body(rendered(ServiceException.builder().message("m").build())))
                .isEqualTo("{\"Type\":\"Service\",\"Message\":\"m\"}");
    }

    private static HttpReply rendered(Throwable error) {
        return Codec.of(Protocol.REST_JSON).error(LAMBDA, error, "id-1");
    }

    private static String body(HttpReply reply) {
        return new String(((ReplyBody.Ready) reply.body()).bytes(), StandardCharsets.UTF_8);
    }
}
