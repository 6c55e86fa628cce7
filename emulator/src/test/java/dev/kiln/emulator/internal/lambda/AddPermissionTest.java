package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;

class AddPermissionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersTheStatementAsJson() {
        lambda.create("hello");
        assertThat(lambda.client
                        .addPermission(r -> r.functionName("hello")
                                .statementId("s3")
                                .action("lambda:InvokeFunction")
                                .principal("s3.amazonaws.com")
                                .sourceArn("arn:aws:s3:::b"))
                        .statement())
                .isEqualTo("{\"Sid\":\"s3\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},"
                        + "\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + TestLambda.ARN + "hello\","
                        + "\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::b\"}}}");
    }

    @Test
    void refusesAStatementIdThatIsTaken() {
        lambda.create("hello");
        lambda.client.addPermission(r -> r.functionName("hello")
                .statementId("s3")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceArn("arn:aws:s3:::b"));
        assertThatThrownBy(() -> lambda.client.addPermission(r -> r.functionName("hello")
                        .statementId("s3")
                        .action("lambda:InvokeFunction")
                        .principal("s3.amazonaws.com")
                        .sourceArn("arn:aws:s3:::b")))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("The statement id (s3) provided already exists. Please provide a new statement"
                        + " id, or remove the existing statement.");
    }

    @Test
    void changesTheRevisionButNotTheEnvironments() {
        String revision = lambda.create("hello").revisionId();
        lambda.client.invoke(r -> r.functionName("hello"));
        lambda.client.addPermission(r -> r.functionName("hello")
                .statementId("s3")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceArn("arn:aws:s3:::b"));
        lambda.client.invoke(r -> r.functionName("hello"));
        assertThat(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("hello"))
                        .revisionId())
                .isNotEqualTo(revision);
        assertThat(lambda.environments.invoked.get(0)).isEqualTo(lambda.environments.invoked.get(1));
    }
}
