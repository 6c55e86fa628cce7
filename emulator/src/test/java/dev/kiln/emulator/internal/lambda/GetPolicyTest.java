package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class GetPolicyTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersTheDocument() {
        lambda.create("hello");
        lambda.client.addPermission(r -> r.functionName("hello")
                .statementId("s3")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceArn("arn:aws:s3:::b"));
        GetPolicyResponse policy = lambda.client.getPolicy(r -> r.functionName("hello"));
        assertThat(policy.policy())
                .startsWith("{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[{\"Sid\":\"s3\",");
        assertThat(policy.revisionId())
                .isEqualTo(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("hello"))
                        .revisionId());
    }

    @Test
    void saysThatThereIsNone() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.getPolicy(r -> r.functionName("hello")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The resource you requested does not exist.");
    }
}
