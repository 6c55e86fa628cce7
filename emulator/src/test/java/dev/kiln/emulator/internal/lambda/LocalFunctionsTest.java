package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.lambda.LocalFunctions.LocalFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalFunctionsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    private LocalFunction function(int memory) {
        return new LocalFunction(
                TestLambda.ACCOUNT,
                TestLambda.REGION,
                "local",
                "java21",
                "example.Handler",
                new FunctionSpec.Code.ClassPath(List.of(Path.of("classes"))),
                List.of(Path.of("layer")),
                LaunchMode.IN_PROCESS,
                Set.of("shared"),
                Map.of("A", "1"),
                memory,
                512,
                Duration.ofSeconds(3),
                false);
    }

    @Test
    void runsCodeWhereItIs() {
        lambda.api.localFunctions().deploy(function(128));
        lambda.client.invoke(r -> r.functionName("local"));
        FunctionSpec spec = lambda.environments.invoked.get(0);
        assertThat(spec.mode()).isEqualTo(LaunchMode.IN_PROCESS);
        assertThat(spec.code())
                .isEqualTo(new FunctionSpec.Code.ClassPath(
                        List.of(Path.of("classes").toAbsolutePath())));
        assertThat(spec.layers()).containsExactly(Path.of("layer").toAbsolutePath());
        assertThat(spec.sharedPackages()).containsExactly("shared");
        assertThat(spec.variables()).containsEntry("A", "1");
    }

    @Test
    void findsCodeInAJarADirectoryOrOnTheClassPath() throws Exception {
        Path jar = lambda.directory.resolve("code.jar");
        Files.write(jar, TestLambda.ZIP);
        assertThat(lambda.api.localFunctions().code(Optional.of(jar)))
                .isInstanceOfSatisfying(
                        FunctionSpec.Code.Directory.class,
                        code -> assertThat(code.root().resolve("handler.txt")).hasContent("code"));
        assertThat(lambda.api.localFunctions().code(Optional.of(lambda.directory)))
                .isEqualTo(new FunctionSpec.Code.Directory(lambda.directory));
        assertThat(lambda.api.localFunctions().code(Optional.empty()))
                .isInstanceOfSatisfying(
                        FunctionSpec.Code.ClassPath.class,
                        code -> assertThat(code.entries()).isNotEmpty());
        assertThatThrownBy(() -> lambda.api.localFunctions().code(Optional.of(Path.of("nowhere.jar"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere.jar");
    }

    @Test
    void isAFunctionLikeAnyOther() {
        lambda.api.localFunctions().deploy(function(128));
        assertThat(lambda.client
                        .getFunction(r -> r.functionName("local"))
                        .configuration()
                        .stateAsString())
                .isEqualTo("Active");
        assertThat(lambda.client.publishVersion(r -> r.functionName("local")).version())
                .isEqualTo("1");
    }

    @Test
    void replacesWhatWasDeployedBefore() {
        lambda.api.localFunctions().deploy(function(128));
        lambda.api.localFunctions().deploy(function(256));
        assertThat(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("local"))
                        .memorySize())
                .isEqualTo(256);
        assertThat(lambda.environments.retired).containsExactly(TestLambda.ARN + "local");
    }
}
