package dev.kiln.emulator.internal.environment.process;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the output of a process, line by line, on a thread of its own. A carriage return ends no line, and a line that
 * is longer than the bound is handed on in pieces.
 */
final class OutputReader implements Runnable {
    private static final int LONGEST_LINE = 256 << 10;
    private static final int DRAIN_TRIES = 20;

    private final InputStream output;
    private final @Nullable FileInputStream pipe;
    private final Consumer<String> lines;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile boolean waiting;

    /**
     * @param pid with it the reader can see, on Linux, whether something is still in the pipe
     */
    OutputReader(InputStream output, long pid, Consumer<String> lines) {
        this.output = output;
        this.lines = lines;
        this.pipe = pipeOf(pid);
    }

    private static @Nullable FileInputStream pipeOf(long pid) {
        try {
            return new FileInputStream("/proc/" + pid + "/fd/1");
        } catch (IOException notLinux) {
            return null;
        }
    }

    CompletableFuture<Boolean> ended() {
        return ended;
    }

    @Override
    public void run() {
        byte[] bytes = new byte[8192];
        try {
            while (true) {
                waiting = true;
                int length = output.read(bytes);
                waiting = false;
                if (length < 0) {
                    break;
                }
                feed(bytes, length);
            }
        } catch (IOException closed) {
            // the process is gone
        }
        waiting = true;
        finishLine();
        closePipe();
        ended.complete(true);
    }

    private synchronized void feed(byte[] bytes, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, from, i - from);
                hand();
                from = i + 1;
            } else if (line.size() + i - from >= LONGEST_LINE) {
                line.write(bytes, from, i - from);
                hand();
                from = i;
            }
        }
        line.write(bytes, from, length - from);
        notifyAll();
    }

    private void hand() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text);
    }

    private synchronized void finishLine() {
        if (line.size() > 0) {
            hand();
        }
        notifyAll();
    }

    /** Waits until what was printed before this call was handed on, including a line that was not ended. */
    synchronized void drain() {
        try {
            for (int tries = 0; tries < DRAIN_TRIES && unread(); tries++) {
                wait(1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (line.size() > 0) {
            hand();
        }
    }

    private boolean unread() {
        try {
            return !waiting || (pipe != null && pipe.available() > 0);
        } catch (IOException closed) {
            return false;
        }
    }

    private void closePipe() {
        if (pipe != null) {
            try {
                pipe.close();
            } catch (IOException harmless) {
                // it was only ever looked at
            }
        }
    }
}
