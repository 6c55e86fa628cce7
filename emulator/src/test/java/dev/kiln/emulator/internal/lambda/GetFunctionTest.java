package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class GetFunctionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersConfigurationCodeTagsAndConcurrency() {
        lambda.client.createFunction(
                TestLambda.function("hello").tags(Map.of("team", "a")).build());
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(3));
        GetFunctionResponse found = lambda.client.getFunction(r -> r.functionName("hello"));
        assertThat(found.configuration().functionName()).isEqualTo("hello");
        assertThat(found.code().repositoryType()).isEqualTo("S3");
        assertThat(found.code().location()).matches("http://localhost:4566/_kiln/code/[0-9a-f]{64}\\.zip");
        assertThat(found.tags()).containsEntry("team", "a");
        assertThat(found.concurrency().reservedConcurrentExecutions()).isEqualTo(3);
    }

    @Test
    void leavesOutTagsAndConcurrencyThatThereAreNone() {
        lambda.create("hello");
        GetFunctionResponse found = lambda.client.getFunction(r -> r.functionName("hello"));
        assertThat(found.hasTags()).isFalse();
        assertThat(found.concurrency()).isNull();
    }

    @Test
    void takesEveryFormOfName() {
        lambda.create("hello");
        for (String name : List.of(
                "hello",
                "hello:$LATEST",
                "000000000000:function:hello",
                TestLambda.ARN + "hello",
                TestLambda.ARN + "hello:$LATEST")) {
            assertThat(lambda.client
                            .getFunction(r -> r.functionName(name))
                            .configuration()
                            .functionName())
                    .isEqualTo("hello");
        }
    }

    @Test
    void namesWhatIsMissingByItsArn() {
        assertThatThrownBy(() ->
                        lambda.client.getFunction(r -> r.functionName("nobody").qualifier("7")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: " + TestLambda.ARN + "nobody:7");
    }

    @Test
    void doesNotReachOtherRegions() {
        assertThatThrownBy(() -> lambda.client.getFunction(
                        r -> r.functionName("arn:aws:lambda:eu-west-1:000000000000:function:hello")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Functions from 'eu-west-1' are not reachable in this region ('us-east-1')");
    }

    @Test
    void refusesTwoQualifiersThatDiffer() {
        assertThatThrownBy(() ->
                        lambda.client.getFunction(r -> r.functionName("hello:1").qualifier("2")))
                .hasMessageContaining(
                        "The derived qualifier from the function name does not match the specified qualifier.");
    }

    @Test
    void keepsAccountsApart() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client("111111111111", "us-east-1").getFunction(r -> r.functionName("hello")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
