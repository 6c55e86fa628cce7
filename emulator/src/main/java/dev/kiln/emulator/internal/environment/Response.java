package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A response in progress, from the runtime to the caller's sink. A streamed one passes through; a buffered one is
 * collected first, so that an error can still take its place. Used by one thread at a time.
 */
final class Response extends RuntimeDoor.RuntimeResponse {
    private final RunningEnvironment environment;
    private final Run run;
    private final Time time;
    private final String contentType;
    private final boolean streaming;
    private final long limit;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream(512);
    private @Nullable OutputStream out;
    private long bytes;
    private boolean finished;
    private boolean callerGone;

    Response(RunningEnvironment environment, Run run, Time time, String contentType, boolean streaming) {
        this.environment = environment;
        this.run = run;
        this.time = time;
        this.contentType = contentType;
        this.streaming = streaming;
        this.limit = run.sink.maxBytes(streaming);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] chunk, int offset, int length) throws IOException {
        if (finished) {
            throw new IOException("the response is complete");
        }
        if (length == 0) {
            return;
        }
        bytes += length;
        if (bytes > limit) {
            finish(Failure.tooLarge(limit));
            throw new RuntimeApiError(
                    413, "RequestEntityTooLarge", "Exceeded maximum allowed payload size (" + limit + " bytes).");
        }
        if (streaming) {
            intoSink(sink -> sink.write(chunk, offset, length));
            run.recording.at(Recording.Step.CHUNK, time.nanos(), length);
        } else {
            collected.write(chunk, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (out != null && !finished) {
            intoSink(OutputStream::flush);
        }
    }

    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        intoSink(sink -> {
            if (!streaming) {
                collected.writeTo(sink);
            }
            sink.close();
        });
        run.recording.at(Recording.Step.LAST_BYTE, time.nanos(), bytes);
        finish(callerGone ? new Outcome.CallerGone() : new Outcome.Succeeded());
    }

    @Override
    public void fail(String errorType, byte[] errorBody) {
        if (!finished) {
            run.recording.at(Recording.Step.LAST_BYTE, time.nanos(), bytes);
            finish(RuntimeCalls.failed(errorType, errorBody));
        }
    }

    /** The runtime stopped in the middle. */
    void brokeOff() {
        finished = true;
        environment.brokeOff(run);
    }

    private void finish(Outcome outcome) {
        finished = true;
        environment.responded(run, outcome);
    }

    @FunctionalInterface
    private interface Use {
        void of(OutputStream sink) throws IOException;
    }

    /** Uses the sink; a caller who is gone is no error for the function, which goes on as on AWS. */
    private void intoSink(Use use) throws IOException {
        if (callerGone) {
            return;
        }
        if (!environment.enterSink(run)) {
            finished = true;
            throw new IOException("the invocation has ended");
        }
        try {
            OutputStream sink = out;
            if (sink == null) {
                sink = run.sink.begin(contentType, streaming);
                out = sink;
                run.recording.at(Recording.Step.FIRST_BYTE, time.nanos(), 0);
            }
            use.of(sink);
        } catch (IOException gone) {
            callerGone = true;
        } finally {
            environment.leaveSink(run);
        }
    }
}
