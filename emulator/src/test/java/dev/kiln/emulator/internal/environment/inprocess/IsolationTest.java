package dev.kiln.emulator.internal.environment.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IsolationTest {
    @Test
    void staticsBelongToTheEnvironment() {
        try (RunningFunction first = RunningFunction.start(Stateful.Counter.class);
                RunningFunction second = RunningFunction.start(Stateful.Counter.class)) {
            assertThat(first.invoke("{}")).isEqualTo("1");
            first.awaitIdle();
            assertThat(first.invoke("{}")).isEqualTo("2");
            assertThat(second.invoke("{}")).isEqualTo("1");
        }
        assertThat(Stateful.Counter.count).isZero();
    }

    @Test
    void declaredPackagesAreTheTestsOwn() {
        SharedCounter.COUNT.set(41);
        try (RunningFunction shared = new RunningFunction.Setup(SharedCounter.User.class)
                .shared(SharedCounter.Count.class.getName())
                .start()) {
            assertThat(shared.invoke("{}")).isEqualTo("42");
        }
        assertThat(SharedCounter.COUNT.get()).isEqualTo(42);
    }

    @Test
    void variablesAreTheEnvironmentsOwn() {
        try (RunningFunction function = RunningFunction.start(
                Stateful.Variables.class.getName(), Map.of("GREETING", "hello", "PATH", "/function"))) {
            assertThat(function.invoke("\"PATH\"")).isEqualTo("[\"hello\",\"/function\",\"/function\",\"/function\"]");
            function.awaitIdle();
            assertThat(function.invoke("\"HOME\"")).isEqualTo("[\"hello\",null,null,null]");
        }
    }

    @Test
    void systemPropertiesSetInsideStayInside() {
        try (RunningFunction function = RunningFunction.start(Stateful.Properties.class)) {
            assertThat(function.invoke("\"my.property\""))
                    .startsWith("\"of the function Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700 ")
                    .contains("kiln-test");
        }
        assertThat(System.getProperty("my.property")).isNull();
    }
}
