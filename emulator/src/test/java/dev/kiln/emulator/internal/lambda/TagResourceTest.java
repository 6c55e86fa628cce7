package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TagResourceTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void addsToTheTagsThatThereAre() {
        lambda.client.createFunction(
                TestLambda.function("hello").tags(Map.of("a", "1")).build());
        lambda.client.tagResource(r -> r.resource(TestLambda.ARN + "hello").tags(Map.of("b", "2")));
        assertThat(lambda.client
                        .listTags(r -> r.resource(TestLambda.ARN + "hello"))
                        .tags())
                .isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void decidesWhereAFunctionRuns() {
        lambda.create("hello");
        lambda.client.invoke(r -> r.functionName("hello"));
        lambda.client.tagResource(r -> r.resource(TestLambda.ARN + "hello").tags(Map.of("kiln:mode", "in-process")));
        lambda.client.invoke(r -> r.functionName("hello"));
        assertThat(lambda.environments.invoked)
                .extracting(FunctionSpec::mode)
                .containsExactly(LaunchMode.PROCESS, LaunchMode.IN_PROCESS);
    }
}
