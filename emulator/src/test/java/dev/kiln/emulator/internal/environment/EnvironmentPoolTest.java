package dev.kiln.emulator.internal.environment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.internal.environment.HandLauncher.Hand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvironmentPoolTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final HandLauncher hands = new HandLauncher();
    private final Harness harness = new Harness(hands, time);
    private final FunctionSpec function =
            Functions.function("java17", "example.Handler", new FunctionSpec.Code.Directory(harness.directory()));

    @AfterEach
    void close() {
        harness.close();
    }

    /** Starts a function up to the point where it waits for the second event. */
    private Hand warm(FunctionSpec of) throws IOException {
        Answer answer = harness.invoke(of, "1");
        Hand hand = hands.last();
        hand.respond(hand.next().join(), "\"one\"");
        assertThat(hand.next()).isNotDone();
        assertThat(answer.outcome()).isEqualTo(new Outcome.Succeeded());
        return hand;
    }

    @Test
    void handsTheEventToTheRuntimeAndTheResponseToTheCaller() throws IOException {
        Answer answer = harness.invoke(function, "{\"a\":1}");
        Hand hand = hands.last();
        RuntimeDoor.Invocation invocation = hand.next().join();

        assertThat(invocation.event().payload()).asString().isEqualTo("{\"a\":1}");
        assertThat(invocation.deadlineMillis())
                .isEqualTo(time.now().plusSeconds(20).toEpochMilli());
        hand.respond(invocation, "{\"b\":2}");
        assertThat(answer.end()).isNotDone();
        hand.waitForNext();

        assertThat(answer.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(answer.text()).isEqualTo("{\"b\":2}");
        assertThat(answer.closed()).isTrue();
        assertThat(answer.contentType()).isEqualTo("application/json");
    }

    @Test
    void reusesTheEnvironmentThatWasUsedLast() throws IOException {
        Answer first = harness.invoke(function, "1");
        Hand one = hands.last();
        CompletableFuture<RuntimeDoor.Invocation> firstEvent = one.next();
        Answer second = harness.invoke(function, "2");
        Hand two = hands.last();
        assertThat(two).isNotSameAs(one);
        two.respond(two.next().join(), "2");
        one.respond(firstEvent.join(), "1");
        two.waitForNext();
        CompletableFuture<RuntimeDoor.Invocation> idle = one.next();
        assertThat(List.of(first.outcome(), second.outcome())).containsOnly(new Outcome.Succeeded());

        harness.invoke(function, "3");

        assertThat(hands.count()).isEqualTo(2);
        assertThat(idle.join().event().payload()).asString().isEqualTo("3");
    }

    @Test
    void killsARuntimeThatTakesTooLongAndKeepsItsTemporaryFiles() throws IOException {
        FunctionSpec hasty = Functions.with(function, changes -> changes.timeout = Duration.ofSeconds(1));
        Event event = Harness.event("1");
        Answer answer = harness.invoke(hasty, event, Recording.NONE);
        Hand hand = hands.last();
        hand.waitForNext();
        Path temporary = hand.environment.temporary();
        Files.writeString(temporary.resolve("mark"), "here");

        time.advance(Duration.ofSeconds(1));

        assertThat(answer.error())
                .isEqualTo("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: " + event.requestId()
                        + " Error: Task timed out after 1.00 seconds\"}");
        assertThat(hand.ended()).isTrue();
        assertThat(harness.lines.all())
                .anySatisfy(line -> assertThat(line).endsWith(event.requestId() + " Task timed out after 1.00 seconds"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("REPORT RequestId: " + event.requestId()
                                + "\tDuration: 1000.00 ms\tBilled Duration: 1000 ms\t")
                        .endsWith("Status: timeout\t"));

        Answer retried = harness.invoke(hasty, "2");
        Hand fresh = hands.last();
        assertThat(fresh).isNotSameAs(hand);
        assertThat(fresh.environment.id()).isNotEqualTo(hand.environment.id());
        assertThat(fresh.environment.temporary().resolve("mark")).exists();
        assertThat(fresh.environment.logStream()).isEqualTo(hand.environment.logStream());
        fresh.respond(fresh.next().join(), "2");
        fresh.waitForNext();
        assertThat(retried.text()).isEqualTo("2");
    }

    @Test
    void startsAgainInsideTheInvocationWhenInitFails() throws IOException {
        Answer answer = harness.invoke(function, "1");
        hands.last().door().initError("Runtime.BadThing", "{\"errorType\":\"first\"}".getBytes(UTF_8));
        assertThat(answer.end()).isNotDone();
        assertThat(hands.count()).isEqualTo(2);

        Hand second = hands.last();
        second.respond(second.next().join(), "\"fine\"");
        second.waitForNext();

        assertThat(answer.text()).isEqualTo("\"fine\"");
        assertThat(harness.lines.text())
                .contains(
                        "INIT_REPORT Init Duration: 0.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.BadThing");
    }

    @Test
    void returnsTheInitErrorAsTheRuntimeWroteIt() {
        String body = "{ \"errorType\" : \"Oh.No\", \"requestId\":\"\" }";
        Answer answer = harness.invoke(function, "1");
        hands.last().door().initError("Runtime.BadThing", body.getBytes(UTF_8));
        hands.last().door().initError("not a known type", body.getBytes(UTF_8));

        assertThat(answer.error()).isEqualTo(body);
        assertThat(((Outcome.Failed) answer.outcome()).errorType()).isEqualTo("Oh.No");
        assertThat(harness.lines.text())
                .contains("Phase: init\tStatus: error\tError Type: Runtime.BadThing")
                .contains("Phase: invoke\tStatus: error\tError Type: Runtime.Unknown");
        assertThat(hands.count()).isEqualTo(2);
    }

    @Test
    void givesInitTenSecondsAndThenTheFunctionsTimeout() {
        Answer answer = harness.invoke(function, "1");
        time.advance(Duration.ofSeconds(9));
        assertThat(hands.count()).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(hands.count()).isEqualTo(2);
        assertThat(harness.lines.text())
                .contains("INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout");

        time.advance(Duration.ofSeconds(20));

        assertThat(answer.error()).contains("Sandbox.Timedout").contains("after 20.00 seconds");
    }

    @Test
    void saysHowARuntimeExited() {
        assertThat(exitMessage(0)).isEqualTo("Runtime exited without providing a reason");
        assertThat(exitMessage(3)).isEqualTo("Runtime exited with error: exit status 3");
        assertThat(exitMessage(137)).isEqualTo("Runtime exited with error: signal: killed");
    }

    private String exitMessage(int code) {
        Event event = Harness.event("1");
        Answer answer = harness.invoke(function, event, Recording.NONE);
        Hand hand = hands.last();
        hand.waitForNext();
        hand.exit(code);
        String before =
                "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: " + event.requestId() + " Error: ";
        assertThat(answer.error()).startsWith(before).endsWith("\"}");
        return answer.error().substring(before.length(), answer.error().length() - 2);
    }

    @Test
    void startsANewRuntimeWhenAnIdleOneHasDied() throws IOException {
        Hand hand = warm(function);
        hand.exit(1);

        Answer answer = harness.invoke(function, "2");

        Hand fresh = hands.last();
        assertThat(fresh).isNotSameAs(hand);
        fresh.respond(fresh.next().join(), "2");
        fresh.waitForNext();
        assertThat(answer.text()).isEqualTo("2");
    }

    @Test
    void endsEnvironmentsThatAreIdleForTenMinutes() throws IOException {
        Hand hand = warm(function);
        time.advance(MINUTE.multipliedBy(6));
        Answer again = harness.invoke(function, "2");
        hand.respond(pending(hand), "2");
        hand.waitForNext();
        again.ended();

        time.advance(MINUTE.multipliedBy(9));
        assertThat(hand.ended()).isFalse();
        time.advance(MINUTE);

        assertThat(hand.ended()).isTrue();
        assertThat(hand.environment.temporary()).doesNotExist();
        assertThat(harness.pool.environments()).isEmpty();
    }

    /** The event that a poll in progress was given: the runtime asks again and gets the same. */
    private static RuntimeDoor.Invocation pending(Hand hand) {
        return hand.next().join();
    }

    @Test
    void retiresEnvironmentsOfAnOldRevision() throws IOException {
        Hand old = warm(function);

        harness.invoke(Functions.with(function, changes -> changes.revision = "revision-2"), "2");

        assertThat(old.ended()).isTrue();
        assertThat(hands.count()).isEqualTo(2);
    }

    @Test
    void letsABusyEnvironmentFinishBeforeItIsRetired() throws IOException {
        Answer answer = harness.invoke(function, "1");
        Hand hand = hands.last();
        RuntimeDoor.Invocation invocation = hand.next().join();

        harness.pool.retire(function.functionArn(), function.version());
        assertThat(hand.ended()).isFalse();
        hand.respond(invocation, "1");
        hand.waitForNext();

        assertThat(answer.text()).isEqualTo("1");
        assertThat(hand.ended()).isTrue();
    }

    @Test
    void provisionsEnvironmentsAheadAndKeepsThem() {
        FunctionSpec ahead = function.withInitializationType("provisioned-concurrency");
        CompletableFuture<Environments.Provisioned> provisioned =
                harness.pool.provision(ahead, 1).toCompletableFuture();
        Hand hand = hands.last();
        assertThat(provisioned).isNotDone();
        assertThat(hand.environment.variables())
                .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "provisioned-concurrency");
        hand.waitForNext();
        assertThat(provisioned.join()).isEqualTo(new Environments.Provisioned(1, null));

        time.advance(Duration.ofHours(5));
        assertThat(hand.ended()).isFalse();
        harness.invoke(function, "1");
        assertThat(hands.count()).isEqualTo(1);
        harness.invoke(function, "2");
        assertThat(hands.last().environment.variables())
                .as("more than was provisioned")
                .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    }

    @Test
    void saysWhyProvisioningFailed() {
        CompletableFuture<Environments.Provisioned> provisioned =
                harness.pool.provision(function, 1).toCompletableFuture();
        hands.last().door().initError("Runtime.Bad", "{\"errorType\":\"Bad\"}".getBytes(UTF_8));
        assertThat(provisioned.join()).isEqualTo(new Environments.Provisioned(0, "{\"errorType\":\"Bad\"}"));
    }

    @Test
    void suspendsTheDeadlineWhileADebuggerIsAttached() throws IOException {
        Answer answer = harness.invoke(function, "1");
        Hand hand = hands.last();
        RuntimeDoor.Invocation invocation = hand.next().join();
        hands.debugged(true);
        time.advance(Duration.ofHours(1));
        assertThat(answer.end()).isNotDone();

        hand.respond(invocation, "\"at last\"");
        hand.waitForNext();
        assertThat(answer.text()).isEqualTo("\"at last\"");
    }

    @Test
    void leavesTheNextInvocationAloneWhenADeadlineComesLate() throws IOException {
        Hand hand = warm(function);
        time.advance(Duration.ofSeconds(15));
        Answer second = harness.invoke(function, "2");
        time.advance(Duration.ofSeconds(10));
        assertThat(hand.ended()).isFalse();
        hand.respond(pending(hand), "2");
        hand.waitForNext();
        assertThat(second.text()).isEqualTo("2");
    }

    @Test
    void startsNothingOnceItIsClosed() {
        Answer answer = harness.invoke(function, "1");
        harness.pool.close();
        assertThat(hands.count()).isEqualTo(1);
        assertThat(hands.last().ended()).isTrue();
        assertThat(answer.error()).contains("the environment was ended");
    }

    @Test
    void goesOnWhenTheCallerIsGone() throws IOException {
        CompletableFuture<Environments.Ended> ended = harness.pool
                .invoke(
                        function,
                        Harness.event("1"),
                        (contentType, streaming) -> {
                            throw new IOException("gone");
                        },
                        Recording.NONE)
                .toCompletableFuture();
        Hand hand = hands.last();
        hand.respond(hand.next().join(), "1");
        hand.waitForNext();
        assertThat(ended.join().outcome()).isEqualTo(new Outcome.CallerGone());
        assertThat(hand.ended()).isFalse();
    }

    @Test
    void bringsTheOutcomeOnlyAfterTheLastWriteHasReturned() throws IOException {
        List<String> order = new ArrayList<>();
        FunctionSpec hasty = Functions.with(function, changes -> changes.timeout = Duration.ofSeconds(1));
        ResponseSink slow = (contentType, streaming) -> new OutputStream() {
            @Override
            public void write(int value) {
                time.advance(Duration.ofSeconds(2));
                order.add("write");
            }
        };
        harness.pool.invoke(hasty, Harness.event("1"), slow, Recording.NONE).thenAccept(ended -> order.add("ended"));
        Hand hand = hands.last();
        RuntimeDoor.RuntimeResponse response =
                hand.door().openResponse(hand.next().join().event().requestId(), "text/plain", true);
        response.write('x');
        assertThat(order).containsExactly("write", "ended");
    }

    @Test
    void billsInitWithTheFirstInvocation() throws IOException {
        Answer answer = harness.invoke(function, "1");
        time.advance(Duration.ofMillis(100));
        Hand hand = hands.last();
        RuntimeDoor.Invocation invocation = hand.next().join();
        time.advance(Duration.ofNanos(1_230_000));
        hand.respond(invocation, "1");
        hand.waitForNext();

        String id = invocation.event().requestId();
        assertThat(answer.ended().logTail())
                .isEqualTo("START RequestId: " + id + " Version: $LATEST\nEND RequestId: " + id + "\nREPORT RequestId: "
                        + id + "\tDuration: 1.23 ms\tBilled Duration: 102 ms\tMemory Size: 256 MB\tMax Memory Used:"
                        + " 40 MB\tInit Duration: 100.00 ms\t\n");
        assertThat(harness.lines.all().get(0))
                .matches("INIT_START Runtime Version: java:17\\.kiln\tRuntime Version ARN: arn:aws:lambda:us-east-1::"
                        + "runtime:[0-9a-f]{64}");
    }

    @Test
    void writesPlatformLinesAsJsonWhereTheFunctionLogsJson() throws IOException {
        FunctionSpec json = Functions.with(function, changes -> changes.jsonLogs = true);
        Hand hand = warm(json);
        assertThat(hand.environment.variables())
                .containsEntry("AWS_LAMBDA_LOG_FORMAT", "JSON")
                .containsEntry("AWS_LAMBDA_LOG_LEVEL", "INFO");
        assertThat(harness.lines.all().get(0))
                .startsWith("{\"time\":\"2026-01-01T00:00:00.000Z\",\"type\":\"platform.initStart\"");
        assertThat(harness.lines.all().get(2))
                .contains("\"type\":\"platform.report\"")
                .contains("\"metrics\":{\"durationMs\":0.0,\"billedDurationMs\":0,\"memorySizeMB\":256,"
                        + "\"maxMemoryUsedMB\":40,\"initDurationMs\":0.0},\"status\":\"success\"}");
    }

    @Test
    void keepsTheLastFourKilobytesOfTheLog() throws IOException {
        Answer answer = harness.invoke(function, "1");
        Hand hand = hands.last();
        RuntimeDoor.Invocation invocation = hand.next().join();
        for (int i = 0; i < 1000; i++) {
            hand.environment.log("line " + i + " äöü");
        }
        hand.respond(invocation, "1");
        hand.waitForNext();

        String tail = answer.ended().logTail();
        assertThat(tail.getBytes(UTF_8).length).isBetween(4090, 4096);
        assertThat(tail).contains("line 999").doesNotContain("line 500 ");
    }

    @Test
    void recordsTheStepsOfAColdInvocation() throws IOException {
        List<Recording.Step> steps = new ArrayList<>();
        Answer answer = harness.invoke(function, "1", (step, nanos, value) -> steps.add(step));
        Hand hand = hands.last();
        hand.respond(hand.next().join(), "1");
        hand.waitForNext();
        answer.ended();
        assertThat(steps)
                .containsExactly(
                        Recording.Step.ENVIRONMENT_REQUESTED,
                        Recording.Step.COLD,
                        Recording.Step.PROCESS_STARTED,
                        Recording.Step.RUNTIME_READY,
                        Recording.Step.INIT_END,
                        Recording.Step.INIT_DURATION,
                        Recording.Step.HANDLER_START,
                        Recording.Step.FIRST_BYTE,
                        Recording.Step.LAST_BYTE,
                        Recording.Step.ENVIRONMENT_IDLE,
                        Recording.Step.MAX_MEMORY,
                        Recording.Step.BILLED);
    }

    @Test
    void runsCheckpointHooksBeforeTheFirstEvent() throws IOException {
        FunctionSpec snapStart = Functions.with(function, changes -> changes.initializationType = "snap-start");
        Answer answer = harness.invoke(snapStart, "1");
        Hand hand = hands.last();
        time.advance(Duration.ofMillis(300));
        assertThat(hand.door().restoreNext()).isCompleted();
        time.advance(Duration.ofMillis(20));
        hand.respond(hand.next().join(), "1");
        hand.waitForNext();

        assertThat(answer.ended().logTail())
                .contains("Restore Duration: 20.00 ms\tBilled Restore Duration: 20 ms")
                .doesNotContain("Init Duration");
        assertThat(harness.lines.text()).contains("RESTORE_REPORT Restore Duration: 20.00 ms");
    }

    @Test
    void failsWithTheErrorOfARestoreHook() {
        FunctionSpec snapStart = Functions.with(function, changes -> changes.initializationType = "snap-start");
        Answer answer = harness.invoke(snapStart, "1");
        for (int attempt = 1; attempt <= 2; attempt++) {
            Hand hand = hands.last();
            hand.door().restoreNext();
            hand.door().restoreError("Runtime.AfterRestoreError", ("{\"attempt\":" + attempt + "}").getBytes(UTF_8));
        }
        assertThat(answer.error()).isEqualTo("{\"attempt\":2}");
    }
}
