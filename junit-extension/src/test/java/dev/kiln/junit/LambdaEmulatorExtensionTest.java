package dev.kiln.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.Faults;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class LambdaEmulatorExtensionTest {
    @ExtendWith(LambdaEmulatorExtension.class)
    @DeployFunction(name = "echo", handler = EchoHandler.class)
    static class Injection {
        @Emulated
        static LambdaClient shared;

        @Emulated
        LambdaAsyncClient async;

        @Emulated("echo")
        LambdaFunction named;

        @Test
        void fillsFields() {
            assertThat(shared.getFunction(request -> request.functionName("echo"))
                            .configuration()
                            .handler())
                    .isEqualTo(EchoHandler.class.getName());
            assertThat(named.invoke("{\"a\":1}").text()).isEqualTo("{\"a\":1}");
            CompletableFuture<InvokeResponse> response =
                    async.invoke(request -> request.functionName("echo").payload(SdkBytes.fromUtf8String("{}")));
            assertThat(response.join().statusCode()).isEqualTo(200);
        }

        @Test
        void fillsParameters(LambdaEmulator emulator, LambdaFunction echo, CallJournal journal, Faults faults) {
            journal.clear();
            echo.invoke("{}");

            assertThat(emulator.function("echo").arn()).isEqualTo(echo.arn());
            assertThat(journal.calls("lambda", "Invoke")).hasSize(1);
            assertThat(faults).isNotNull();
        }

        @Nested
        class Inside {
            @Test
            void sharesTheEmulatorOfTheClassAround(LambdaEmulator emulator) {
                assertThat(emulator.function("echo").name()).isEqualTo("echo");
            }
        }
    }

    @Test
    void injectsFieldsAndParameters() {
        EngineExecutionResults results = run(Injection.class);

        results.testEvents().assertStatistics(stats -> stats.succeeded(3).failed(0));
    }

    @ExtendWith(LambdaEmulatorExtension.class)
    @DeployFunction(name = "nothing", handler = EchoHandler.class)
    @DeployFunction(name = "missing", handlerName = "no.such.Handler")
    @SettleAfterEach(seconds = 5)
    static class Settled {
        @Test
        void leavesNothingToDo(LambdaClient lambda) {
            invoke(lambda, "nothing");
        }

        @Test
        void leavesAnEventThatIsToBeTriedAgain(LambdaClient lambda) {
            invoke(lambda, "missing");
        }

        private static void invoke(LambdaClient lambda, String function) {
            lambda.invoke(request -> request.functionName(function)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String("{}")));
        }
    }

    @Test
    void failsATestThatLeavesSomethingToDo() {
        EngineExecutionResults results = run(Settled.class);

        results.testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(1))
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.contains("with a ManualTime it would take no time")
                                && text.contains("waiting: the next attempt of asynchronous event")
                                && text.contains("function:missing"))));
    }

    @ExtendWith(LambdaEmulatorExtension.class)
    @DeployFunction(name = "one", handler = EchoHandler.class)
    @DeployFunction(name = "two", handler = EchoHandler.class)
    static class Ambiguous {
        @Test
        void which(LambdaFunction function) {
            assertThat(function).isNull();
        }
    }

    @Test
    void asksWhichFunctionIsMeant() {
        run(Ambiguous.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.contains("which function? Say @Emulated(\"name\")")
                                && text.contains("[one, two]"))));
    }

    @ExtendWith(LambdaEmulatorExtension.class)
    @DeployFunction(name = "echo", handler = EchoHandler.class)
    @RestoreAfterEach
    static class Restored {
        @Test
        void createsAnAlias(LambdaClient lambda) {
            publish(lambda);
        }

        @Test
        void createsTheSameAliasAgain(LambdaClient lambda) {
            publish(lambda);
        }

        private static void publish(LambdaClient lambda) {
            assertThat(lambda.publishVersion(request -> request.functionName("echo"))
                            .version())
                    .isEqualTo("1");
            lambda.createAlias(
                    request -> request.functionName("echo").name("live").functionVersion("1"));
        }
    }

    @Test
    void restoresTheFixtureAfterEachTest() {
        run(Restored.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(2).failed(0));
    }

    @ExtendWith(LambdaEmulatorExtension.class)
    @DeployFunction(name = "wrong", handler = EchoHandler.class, environment = "no equals sign")
    static class BadEnvironment {
        @Test
        void neverRuns() {}
    }

    @Test
    void saysWhatIsWrongWithADeclaration() {
        run(BadEnvironment.class)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text ->
                                text.contains("environment \"no equals sign\" is not of the form NAME=value"))));
    }

    @ExtendWith(LambdaEmulatorExtension.class)
    static class BadField {
        @Emulated
        String text = "";

        @Test
        void neverRuns() {}
    }

    @Test
    void namesTheFieldThatCannotBeInjected() {
        run(BadField.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(
                                text -> text.contains("BadField.text of type java.lang.String cannot be injected"))));
    }

    static class Registered {
        @RegisterExtension
        static final LambdaEmulatorExtension KILN = LambdaEmulatorExtension.builder()
                .function(FunctionConfig.of("computed", EchoHandler.class))
                .build();

        @Test
        void deploysComputedFunctions(LambdaFunction computed) {
            Invocation failed = computed.invoke("{\"fail\":true}");

            assertThat(failed.error().orElseThrow().type()).isEqualTo(IllegalArgumentException.class.getName());
            assertThat(failed.logTail()).contains("echoing");
        }
    }

    @Test
    void canBeRegisteredWithSettings() {
        run(Registered.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(testClass))
                .execute();
    }
}
