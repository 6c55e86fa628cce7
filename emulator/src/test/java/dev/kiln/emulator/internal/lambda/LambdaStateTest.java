package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.store.Durability;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.StoreSnapshot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateRuntimeOn;

class LambdaStateTest {
    @TempDir
    Path directory;

    @Test
    void outlivesTheProcess() throws Exception {
        TestLambda before = new TestLambda(Store.open(directory, Durability.EVERY_WRITE));
        String layer = before.client
                .publishLayerVersion(
                        r -> r.layerName("l").content(c -> c.zipFile(SdkBytes.fromByteArray(TestLambda.ZIP))))
                .layerVersionArn();
        before.client.createFunction(TestLambda.function("hello")
                .layers(layer)
                .environment(e -> e.variables(Map.of("NAME", "1")))
                .tags(Map.of("a", "1"))
                .build());
        before.client.publishVersion(r -> r.functionName("hello"));
        before.client.createAlias(r -> r.functionName("hello").name("live").functionVersion("1"));
        String url = before.client
                .createFunctionUrlConfig(r -> r.functionName("hello")
                        .authType(FunctionUrlAuthType.NONE)
                        .cors(c -> c.allowOrigins("*")))
                .functionUrl();
        before.client.addPermission(r -> r.functionName("hello")
                .statementId("s")
                .action("lambda:InvokeFunction")
                .principal("*"));
        before.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(5));
        before.client.putProvisionedConcurrencyConfig(
                r -> r.functionName("hello").qualifier("live").provisionedConcurrentExecutions(1));
        before.client.putRuntimeManagementConfig(
                r -> r.functionName("hello").updateRuntimeOn(UpdateRuntimeOn.FUNCTION_UPDATE));
        GetFunctionResponse function = before.client.getFunction(r -> r.functionName("hello"));
        before.close();

        TestLambda after = new TestLambda(Store.open(directory, Durability.EVERY_WRITE));
        assertThat(after.client.getFunction(r -> r.functionName("hello"))).isEqualTo(function);
        assertThat(after.client
                        .getAlias(r -> r.functionName("hello").name("live"))
                        .functionVersion())
                .isEqualTo("1");
        assertThat(after.client
                        .getFunctionUrlConfig(r -> r.functionName("hello"))
                        .functionUrl())
                .isEqualTo(url);
        assertThat(after.client.getPolicy(r -> r.functionName("hello")).policy())
                .contains("lambda:InvokeFunction");
        assertThat(after.client
                        .getProvisionedConcurrencyConfig(
                                r -> r.functionName("hello").qualifier("live"))
                        .statusAsString())
                .isEqualTo("READY");
        assertThat(after.client.listLayers(r -> {}).layers()).hasSize(1);
        after.close();
    }

    @Test
    void goesBackWithASnapshot() {
        Store store = Store.inMemory();
        TestLambda lambda = new TestLambda(store);
        lambda.create("hello");
        StoreSnapshot fixture = store.snapshot();
        lambda.client.updateFunctionConfiguration(r -> r.functionName("hello").handler("example.Other"));
        lambda.create("other");
        store.rollback(fixture);
        lambda.client.invoke(r -> r.functionName("hello"));
        assertThat(lambda.environments.invoked.get(0).handler()).isEqualTo("example.Handler");
        assertThat(lambda.client.listFunctions(r -> {}).functions()).hasSize(1);
        lambda.close();
    }
}
