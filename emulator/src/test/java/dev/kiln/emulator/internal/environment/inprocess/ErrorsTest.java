package dev.kiln.emulator.internal.environment.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.environment.inprocess.RunningFunction.Report;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bodies are those of AWS's runtime interface client, byte for byte. */
class ErrorsTest {
    private static final String PACKAGE = ErrorsTest.class.getPackageName() + ".";

    @Test
    void exceptionsHaveTheirStackDownToTheHandler() {
        try (RunningFunction function = RunningFunction.start(Failing.Thrower.class)) {
            assertThat(function.report("\"boom\""))
                    .isEqualTo(new Report(
                            "error: Runtime.UserException",
                            "application/json",
                            false,
                            "{\"errorMessage\":\"boom\",\"errorType\":\"java.lang.IllegalArgumentException\",\"stackTrace\":[\""
                                    + PACKAGE + "Failing$Thrower.handleRequest(Failing.java:16)\",\""
                                    + PACKAGE + "Failing$Thrower.handleRequest(Failing.java:11)\"]}"));
            assertThat(function.log)
                    .startsWith("boom: java.lang.IllegalArgumentException", "java.lang.IllegalArgumentException: boom");
        }
    }

    @Test
    void exceptionsWithoutMessageSayTheirClass() {
        try (RunningFunction function = RunningFunction.start(Failing.Thrower.class)) {
            assertThat(function.report("\"\"").body())
                    .startsWith(
                            "{\"errorMessage\":\"java.lang.IllegalStateException\",\"errorType\":\"java.lang.IllegalStateException\",");
            function.awaitIdle();
            assertThat(function.report("{").body())
                    .startsWith("{\"errorMessage\":\"An error occurred during JSON parsing\",");
        }
    }

    @Test
    void aMissingClassIsReportedByTheFirstInvocation() {
        try (RunningFunction function = RunningFunction.start("example.Missing", Map.of())) {
            assertThat(function.report("{}"))
                    .isEqualTo(
                            new Report(
                                    "error: Runtime.BadFunctionCode",
                                    "application/json",
                                    false,
                                    "{\"errorMessage\":\"Class not found: example.Missing\",\"errorType\":\"java.lang.ClassNotFoundException\"}"));
        }
    }

    @Test
    void aMissingMethodIsReportedByTheFirstInvocation() {
        String name = Handlers.Methods.class.getName();
        try (RunningFunction function = RunningFunction.start(name + "::missing", Map.of())) {
            assertThat(function.report("{}").body())
                    .isEqualTo(
                            "{\"errorMessage\":\"No public method named missing with appropriate method signature found on class "
                                    + name + "\"}");
        }
    }

    @Test
    void aHandlerThatMakesNoSenseIsReportedByTheFirstInvocation() {
        try (RunningFunction function = RunningFunction.start("::", Map.of())) {
            assertThat(function.report("{}").body()).isEqualTo("{\"errorMessage\":\"Invalid handler: `::'\"}");
        }
    }

    @Test
    void aFailingConstructorFailsTheInit() {
        try (RunningFunction function = RunningFunction.start(Failing.Constructed.class)) {
            assertThat(function.nextReport())
                    .isEqualTo(new Report(
                            "init error: Runtime.BadFunctionCode",
                            "application/json",
                            false,
                            "{\"errorMessage\":\"no database\",\"errorType\":\"java.lang.IllegalStateException\"}"));
            assertThat(function.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aFailingStaticInitialiserFailsTheInit() {
        try (RunningFunction function = RunningFunction.start(Failing.Initialised.class)) {
            assertThat(function.nextReport().body())
                    .isEqualTo("{\"errorMessage\":\"Error loading class " + PACKAGE
                            + "Failing$Initialised\",\"errorType\":\"java.lang.ExceptionInInitializerError\"}");
            assertThat(function.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void anErrorOfTheVirtualMachineEndsTheEnvironment() {
        try (RunningFunction function = RunningFunction.start(Failing.Fatal.class)) {
            assertThat(function.report("\"\"").body())
                    .startsWith("{\"errorMessage\":\"Java heap space\",\"errorType\":\"java.lang.OutOfMemoryError\",");
            assertThat(function.exitCode()).isZero();
        }
    }
}
