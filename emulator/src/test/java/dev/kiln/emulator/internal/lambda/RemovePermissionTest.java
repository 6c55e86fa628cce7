package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class RemovePermissionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void leavesNoPolicyWithTheLastStatement() {
        lambda.create("hello");
        lambda.client.addPermission(r -> r.functionName("hello")
                .statementId("s3")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceArn("arn:aws:s3:::b"));
        lambda.client.removePermission(r -> r.functionName("hello").statementId("s3"));
        assertThatThrownBy(() -> lambda.client.getPolicy(r -> r.functionName("hello")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void namesTheStatementThatIsMissing() {
        lambda.create("hello");
        lambda.client.addPermission(r -> r.functionName("hello")
                .statementId("s3")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceArn("arn:aws:s3:::b"));
        assertThatThrownBy(() -> lambda.client.removePermission(
                        r -> r.functionName("hello").statementId("sqs")))
                .hasMessageContaining("Statement sqs is not found in resource policy.");
    }
}
