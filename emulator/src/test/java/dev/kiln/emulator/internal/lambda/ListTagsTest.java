package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class ListTagsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void needsAFunction() {
        assertThatThrownBy(() -> lambda.client.listTags(r -> r.resource(TestLambda.ARN + "nobody")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: " + TestLambda.ARN + "nobody");
    }
}
