package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;

/** Whatever bytes come, the answer is an object or AWS's error. */
class BrokenBodiesTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverFailsInAnotherWayThanAws(boolean json) {
        BodyCodec codec = json ? JsonCodec.JSON : CborCodec.CBOR;
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            RandomPojos pojos = new RandomPojos(i % 50);
            byte[] body =
                    codec.write(i % 2 == 0 ? pojos.next(QueryRequest.class) : pojos.next(DescribeStreamResponse.class));
            for (int change = random.nextInt(4); change >= 0 && body.length > 0; change--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                body = Arrays.copyOf(body, random.nextInt(body.length + 1));
            }
            try {
                codec.read(i % 2 == 0 ? QueryRequest.class : DescribeStreamResponse.class, body);
            } catch (AwsServiceException expected) {
                assertThat(expected.awsErrorDetails().errorCode()).isEqualTo("SerializationException");
                refused++;
            }
        }
        assertThat(refused).isBetween(2000, 20_000);
    }
}
