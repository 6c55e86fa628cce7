package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.Faults;
import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Applies the faults that a test has asked for. */
public final class InjectFaults implements Faults, Step {
    private final Time time;
    private final List<Active> rules = new CopyOnWriteArrayList<>();

    /** A rule in force: either fails a call or delays it. */
    private record Active(
            String service,
            String operation,
            AtomicInteger toSkip,
            AtomicInteger left,
            @Nullable AwsServiceException error,
            Duration delay) {
        boolean applies(ApiCall call) {
            boolean matches =
                    (service.equals("*") || service.equals(call.service().name()))
                            && (operation.equals("*")
                                    || operation.equals(call.operation().name()));
            return matches
                    && toSkip.getAndUpdate(n -> Math.max(0, n - 1)) == 0
                    && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    public InjectFaults(Time time) {
        this.time = time;
    }

    @Override
    public CompletionStage<Streamed<AwsResponse>> apply(ApiCall call, Next next) {
        for (Active rule : rules) {
            if (rule.applies(call)) {
                if (rule.error() != null) {
                    throw rule.error();
                }
                return delayed(rule.delay(), call, next);
            }
        }
        return next.proceed(call);
    }

    private CompletionStage<Streamed<AwsResponse>> delayed(Duration delay, ApiCall call, Next next) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        time.after(delay, () -> due.complete(null));
        return due.thenCompose(nothing -> next.proceed(call));
    }

    @Override
    public Rule on(String service, String operation) {
        return new Rule() {
            private int times = Integer.MAX_VALUE;
            private int skipped;

            @Override
            public Rule times(int calls) {
                times = calls;
                return this;
            }

            @Override
            public Rule after(int calls) {
                skipped = calls;
                return this;
            }

            @Override
            public void fail(AwsServiceException error) {
                add(error, Duration.ZERO);
            }

            @Override
            public void throttle() {
                fail(AwsErrors.error(400, "ThrottlingException", "Rate exceeded"));
            }

            @Override
            public void delay(Duration delay) {
                add(null, delay);
            }

            private void add(@Nullable AwsServiceException error, Duration delay) {
                rules.add(new Active(
                        service, operation, new AtomicInteger(skipped), new AtomicInteger(times), error, delay));
            }
        };
    }

    @Override
    public void clear() {
        rules.clear();
    }
}
