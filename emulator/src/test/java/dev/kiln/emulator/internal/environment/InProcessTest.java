package dev.kiln.emulator.internal.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.internal.environment.inprocess.InProcessLauncher;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Functions in this JVM behind the same state machine as those in processes. */
class InProcessTest {
    private static final String HANDLERS = "dev.kiln.emulator.internal.environment.inprocess.";

    private final ManualTime time = new ManualTime();
    private final Harness harness = new Harness(new InProcessLauncher(), time);

    @AfterEach
    void close() {
        harness.close();
    }

    private static FunctionSpec function(String handler) {
        return Functions.function("java17", HANDLERS + handler, Functions.testClassPath());
    }

    @Test
    void keepsAnEnvironmentWarm() {
        FunctionSpec counter = function("Stateful$Counter");
        assertThat(harness.invoke(counter, "{}").response()).isEqualTo("1");
        assertThat(harness.invoke(counter, "{}").response()).isEqualTo("2");
        assertThat(harness.lines.all())
                .anySatisfy(line ->
                        assertThat(line).startsWith("REPORT RequestId: ").contains("Init Duration: "));
    }

    @Test
    void anExitIsAnErrorAndTheNextInvocationStartsAfresh() {
        FunctionSpec exit = function("Stateful$Exit");
        Event event = Harness.event("\"exit\"");
        assertThat(harness.invoke(exit, event, Recording.NONE).error())
                .isEqualTo("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: " + event.requestId()
                        + " Error: Runtime exited with error: exit status 3\"}");
        assertThat(harness.invoke(exit, "\"other\"").error()).contains("java.lang.IllegalArgumentException");
    }

    @Test
    void aHandlerThatHangsTimesOutWithWhatItPrinted() {
        Event event = Harness.event("{}");
        Answer answer = harness.invoke(function("Stateful$Sleepy"), event, Recording.NONE);
        until(() -> harness.lines.all().contains("sleeping"));
        time.advance(Duration.ofSeconds(20));
        assertThat(answer.error())
                .isEqualTo("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: " + event.requestId()
                        + " Error: Task timed out after 20.00 seconds\"}");
        assertThat(harness.lines.all()).contains("going to").doesNotContain("interrupted");
    }

    @Test
    void aFailingInitIsTriedAgainAndReportedAsTheRuntimeDoes() {
        assertThat(harness.invoke(function("Failing$Constructed"), "{}").error())
                .isEqualTo("{\"errorMessage\":\"no database\",\"errorType\":\"java.lang.IllegalStateException\"}");
    }

    @Test
    void aResponseThatIsTooLargeFailsAndTheRuntimeGoesOn() {
        FunctionSpec repeat = function("Handlers$Methods::repeat");
        assertThat(harness.invoke(repeat, "7000000").error())
                .isEqualTo(new String(Failure.tooLarge(6_291_556).payload(), UTF_8));
        assertThat(harness.invoke(repeat, "2").response()).isEqualTo("\"xx\"");
    }

    @Test
    void theFirstByteArrivesWhileTheHandlerIsHeld() throws InterruptedException {
        FunctionSpec held = sharing(function("Streaming$Typed"), HANDLERS + "Streaming$Gate");
        Answer answer = harness.invoke(held, "{}");
        answer.awaitFirstByte();
        assertThat(answer.end()).isNotDone();
        dev.kiln.emulator.internal.environment.inprocess.Gates.open();
        assertThat(answer.response()).startsWith("one two");
        assertThat(answer.streaming()).isTrue();
    }

    private static FunctionSpec sharing(FunctionSpec from, String name) {
        return new FunctionSpec(
                from.functionArn(),
                from.functionName(),
                from.version(),
                from.revision(),
                from.account(),
                from.region(),
                from.runtime(),
                from.handler(),
                from.code(),
                from.layers(),
                from.variables(),
                from.memoryMegabytes(),
                from.ephemeralStorageMegabytes(),
                from.timeout(),
                from.initializationType(),
                from.logGroup(),
                from.jsonLogs(),
                from.mode(),
                Set.of(name));
    }

    private static void until(BooleanSupplier condition) {
        for (int i = 0; i < 20_000 && !condition.getAsBoolean(); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
