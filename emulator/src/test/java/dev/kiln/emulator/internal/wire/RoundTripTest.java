package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.aws.ServiceApi.Entry;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Every operation of every module in use, random instances, with the SDK's own marshallers and unmarshallers as the judge. */
class RoundTripTest {
    private static final int INSTANCES = 6;
    private static final CallContext CALL =
            new CallContext("000000000000", "us-east-1", "request-1", "arn:aws:iam::000000000000:root", "", null);

    @TestFactory
    Stream<DynamicTest> lambdaInRestJson() {
        return everyCall(new SdkOracle(LambdaClient.builder()), "lambda", Protocol.REST_JSON);
    }

    @TestFactory
    Stream<DynamicTest> dynamoDbInJson() {
        return everyCall(new SdkOracle(DynamoDbClient.builder()), "dynamodb", Protocol.JSON_1_0);
    }

    @TestFactory
    Stream<DynamicTest> sqsInJson() {
        return everyCall(new SdkOracle(SqsClient.builder().checksumValidationEnabled(false)), "sqs", Protocol.JSON_1_0);
    }

    @TestFactory
    Stream<DynamicTest> kinesisInCbor() {
        return everyCall(new SdkOracle(KinesisClient.builder()), "kinesis", Protocol.CBOR_1_1);
    }

    @TestFactory
    Stream<DynamicTest> kinesisInJson() {
        System.setProperty("aws.cborEnabled", "false");
        try {
            return everyCall(new SdkOracle(KinesisClient.builder()), "kinesis", Protocol.JSON_1_1);
        } finally {
            System.clearProperty("aws.cborEnabled");
        }
    }

    private static Stream<DynamicTest> everyCall(SdkOracle oracle, String service, Protocol protocol) {
        ServiceApi api = ServiceApi.named(service, protocol).build();
        List<SdkOracle.Call> calls = oracle.calls();
        assertThat(calls).hasSizeGreaterThan(20);
        return calls.stream()
                .map(call -> DynamicTest.dynamicTest(call.name(), () -> {
                    for (int seed = 0; seed < INSTANCES; seed++) {
                        passesBothWays(oracle, api, call, call.request(), call.response(), seed);
                    }
                }))
                .onClose(oracle::close);
    }

    private static <I extends AwsRequest, O extends AwsResponse> void passesBothWays(
            SdkOracle oracle, ServiceApi api, SdkOracle.Call call, Class<I> request, Class<O> response, int seed)
            throws Throwable {
        Codec codec = Codec.of(api.protocols().get(0));
        RandomPojos random = new RandomPojos(31L * seed + call.name().hashCode());
        I sent = random.next(request);
        O answered = random.next(response);
        Operation.Direct<I, O> unused = (input, context) -> answered;
        Entry<I, O> entry = new Entry<>(call.name(), unused, request, response, 1 << 20);
        AtomicReference<I> decoded = new AtomicReference<>();

        AwsResponse received = oracle.call(call, sent, http -> {
            decoded.set(codec.decode(api, entry, http, labels(api, request, http)));
            return codec.encode(api, entry, answered, CALL);
        });

        assertThat(decoded.get()).isEqualTo(sent);
        assertThat(received.equalsBySdkFields(answered))
                .as("%s%nis not%n%s", received, answered)
                .isTrue();
    }

    private static Map<String, String> labels(ServiceApi api, Class<? extends AwsRequest> request, HttpRequest http) {
        return api.protocols().contains(Protocol.REST_JSON)
                ? SdkOracle.labels(SdkOracle.binding(request).requestUri(), http.path())
                : Map.of();
    }
}
