package dev.kiln.emulator.internal.environment.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .toList();
    }

    private static void awaitLine(RunningFunction function, String line) {
        long rounds = LIMIT.toMillis();
        while (!function.log.contains(line) && rounds-- > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        assertThat(function.log).contains(line);
    }

    @Test
    void killInterruptsTheHandlerAndRefusesItsLateAnswer() throws InterruptedException {
        RunningFunction function = RunningFunction.start(Stateful.Sleepy.class);
        Thread main = mainThread();
        function.send("{}");
        awaitLine(function, "sleeping");
        function.runtime.kill();
        assertThat(function.exitCode()).isEqualTo(137);
        main.join(LIMIT.toMillis());
        assertThat(main.isAlive()).isFalse();
        assertThat(function.reports).isEmpty();
        assertThat(function.log).containsExactly("sleeping");
    }

    @Test
    void killReturnsAtOnceThoughTheHandlerDoesNotDie() throws InterruptedException {
        RunningFunction function = new RunningFunction.Setup(Stateful.Busy.class)
                .shared(Stateful.Switch.class.getName())
                .start();
        Thread main = mainThread();
        function.send("{}");
        awaitLine(function, "working");
        function.runtime.kill();
        assertThat(function.exitCode()).isEqualTo(137);
        assertThat(main.isAlive()).isTrue();
        Stateful.Switch.stop = true;
        main.join(LIMIT.toMillis());
        assertThat(main.isAlive()).isFalse();
        assertThat(function.reports).isEmpty();
    }

    @Test
    void terminateEndsAfterTheInvocation() {
        RunningFunction function = RunningFunction.start(Stateful.Sleepy.class);
        Thread main = mainThread();
        function.send("{}");
        awaitLine(function, "sleeping");
        function.runtime.terminate();
        assertThat(function.runtime.exit().toCompletableFuture()).isNotDone();
        main.interrupt();
        assertThat(function.nextReport().body()).isEqualTo("\"late\"");
        assertThat(function.exitCode()).isEqualTo(143);
    }

    @Test
    void terminateEndsAnIdleRuntimeAtOnce() {
        RunningFunction function = RunningFunction.start(Stateful.Counter.class);
        function.runtime.terminate();
        assertThat(function.exitCode()).isEqualTo(143);
    }

    @Test
    void anEndedEnvironmentLeavesNoClassesBehind() throws InterruptedException {
        WeakReference<ClassLoader> loader = loaderOfAnEndedEnvironment();
        for (int i = 0; i < 200 && loader.get() != null; i++) {
            System.gc();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        assertThat(loader.get()).isNull();
    }

    private static WeakReference<ClassLoader> loaderOfAnEndedEnvironment() throws InterruptedException {
        try (RunningFunction function = RunningFunction.start(Stateful.Printer.class)) {
            function.invoke("\"text\"");
            Thread main = mainThread();
            WeakReference<ClassLoader> loader = new WeakReference<>(main.getContextClassLoader());
            assertThat(loader.get()).isInstanceOf(GuestLoader.class);
            function.runtime.kill();
            main.join(LIMIT.toMillis());
            return loader;
        }
    }

    /** The one that was started last. */
    private static Thread mainThread() {
        return threads("lambda-hello-").stream()
                .filter(thread -> !thread.getName().endsWith("-end"))
                .max(java.util.Comparator.comparingLong(Thread::getId))
                .orElseThrow();
    }
}
