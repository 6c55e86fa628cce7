package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

class ListFunctionsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void pagesInTheOrderOfNames() {
        List.of("c", "a", "b").forEach(lambda::create);
        ListFunctionsResponse first = lambda.client.listFunctions(r -> r.maxItems(2));
        assertThat(first.functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("a", "b");
        ListFunctionsResponse second = lambda.client.listFunctions(r -> r.marker(first.nextMarker()));
        assertThat(second.functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("c");
        assertThat(second.nextMarker()).isNull();
    }

    @Test
    void missesNothingWhenPagesAreDeletedAsTheyAreListed() {
        List.of("a", "b", "c", "d").forEach(lambda::create);
        ListFunctionsResponse first = lambda.client.listFunctions(r -> r.maxItems(2));
        first.functions().forEach(f -> lambda.client.deleteFunction(r -> r.functionName(f.functionName())));
        assertThat(lambda.client
                        .listFunctions(r -> r.marker(first.nextMarker()))
                        .functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("c", "d");
    }

    @Test
    void listsVersionsWhenAskedForAll() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        assertThat(lambda.client
                        .listFunctions(r -> r.functionVersion(FunctionVersion.ALL))
                        .functions())
                .extracting(FunctionConfiguration::functionArn)
                .containsExactly(TestLambda.ARN + "hello:$LATEST", TestLambda.ARN + "hello:1");
    }
}
