package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UntagResourceTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void removesTags() {
        lambda.client.createFunction(
                TestLambda.function("hello").tags(Map.of("a", "1", "b", "2")).build());
        lambda.client.untagResource(r -> r.resource(TestLambda.ARN + "hello").tagKeys("a"));
        assertThat(lambda.client
                        .listTags(r -> r.resource(TestLambda.ARN + "hello"))
                        .tags())
                .isEqualTo(Map.of("b", "2"));
    }
}
