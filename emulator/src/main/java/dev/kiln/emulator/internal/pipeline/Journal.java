package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Records each call before it runs and its answer after. One private lock guards the list of entries. */
public final class Journal implements CallJournal, Step {
    private static final int MOST_CALLS = 10_000;
    private static final long MOST_BYTES = 32L << 20;

    private final Time time;
    private final Object lock = new Object();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;
    private long count;

    /** A call and, once it has ended, what came of it. The lock guards the mutable fields. */
    private static final class Entry {
        private final long number;
        private final Instant time;
        private final long startNanos;
        private final String service;
        private final String operation;
        private final AwsRequest request;
        private final Origin origin;
        private final CallContext context;
        private long size;
        private boolean forgotten;
        private @Nullable AwsResponse response;
        private @Nullable String error;
        private @Nullable Duration duration;

        Entry(long number, Instant time, long startNanos, ApiCall call) {
            this.number = number;
            this.time = time;
            this.startNanos = startNanos;
            this.service = call.service().name();
            this.operation = call.operation().name();
            this.request = call.request();
            this.origin = call.origin();
            CallContext from = call.context();
            HttpRequest http = from.http();
            // the request as it came is not kept: its body is here already, decoded
            this.context = new CallContext(
                    from.account(), from.region(), from.requestId(), from.principal(), from.traceHeader(), null);
            this.size = 1024
                    + (http == null
                            ? Weight.of(call.request())
                            : Math.max(0, http.body().length()));
        }
    }

    public Journal(Time time) {
        this.time = time;
    }

    @Override
    public CompletionStage<Streamed<AwsResponse>> apply(ApiCall call, Next next) {
        Entry entry = add(call);
        CompletionStage<Streamed<AwsResponse>> answer;
        try {
            answer = next.proceed(call);
        } catch (AwsServiceException refused) {
            end(entry, null, refused);
            throw refused;
        }
        if (call.context().http() != null) {
            CompletableFuture<?> unused = call.written().thenAccept(length -> grow(entry, length));
        }
        return answer.whenComplete((streamed, failure) -> {
            end(entry, streamed, failure);
            if (call.context().http() == null && streamed != null) {
                grow(entry, Weight.of(streamed.head()));
            }
        });
    }

    private Entry add(ApiCall call) {
        synchronized (lock) {
            Entry entry = new Entry(++count, time.now(), time.nanos(), call);
            entries.addLast(entry);
            bytes += entry.size;
            forgetOldest();
            return entry;
        }
    }

    /** Counts an answer, which may be much larger than its request. */
    private void grow(Entry entry, long length) {
        synchronized (lock) {
            if (!entry.forgotten) {
                entry.size += length;
                bytes += length;
                forgetOldest();
            }
        }
    }

    private void forgetOldest() {
        while (entries.size() > MOST_CALLS || (bytes > MOST_BYTES && entries.size() > 1)) {
            Entry oldest = entries.removeFirst();
            oldest.forgotten = true;
            bytes -= oldest.size;
        }
    }

    private void end(Entry entry, @Nullable Streamed<AwsResponse> answer, @Nullable Throwable failure) {
        long nanos = time.nanos() - entry.startNanos;
        synchronized (lock) {
            entry.duration = Duration.ofNanos(nanos);
            if (failure != null) {
                entry.error = code(failure);
            } else if (answer != null && answer.body() == ReplyBody.EMPTY) {
                entry.response = answer.head();
            }
        }
    }

    private static String code(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AwsServiceException error
                && error.awsErrorDetails() != null
                && error.awsErrorDetails().errorCode() != null) {
            return error.awsErrorDetails().errorCode();
        }
        return cause.getClass().getSimpleName();
    }

    @Override
    public List<CallJournal.Call> calls() {
        synchronized (lock) {
            return entries.stream().map(Journal::view).toList();
        }
    }

    @Override
    public List<CallJournal.Call> calls(String service, String operation) {
        return calls().stream()
                .filter(call ->
                        call.service().equals(service) && call.operation().equals(operation))
                .toList();
    }

    @Override
    public void clear() {
        synchronized (lock) {
            entries.forEach(entry -> entry.forgotten = true);
            entries.clear();
            bytes = 0;
        }
    }

    private static CallJournal.Call view(Entry entry) {
        return new CallJournal.Call(
                entry.number,
                entry.time,
                entry.service,
                entry.operation,
                entry.request,
                entry.origin,
                entry.context.account(),
                entry.context.region(),
                entry.context.principal(),
                entry.context.requestId(),
                traceId(entry.context.traceHeader()),
                Optional.ofNullable(entry.response),
                Optional.ofNullable(entry.error),
                Optional.ofNullable(entry.duration));
    }

    private static String traceId(String header) {
        for (String part : header.split(";", -1)) {
            if (part.startsWith("Root=")) {
                return part.substring("Root=".length());
            }
        }
        return header;
    }
}
