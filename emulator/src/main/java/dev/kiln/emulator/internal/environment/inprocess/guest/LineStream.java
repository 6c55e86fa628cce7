package dev.kiln.emulator.internal.environment.inprocess.guest;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Splits what is written into lines. Only a line feed ends one: a carriage return does not split a log event. */
final class LineStream extends OutputStream {
    private static final int LONGEST_LINE = 256 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    LineStream(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            emit();
        } else {
            line.write(b);
            bound();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int start = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                emit();
                start = i + 1;
            }
        }
        line.write(bytes, start, end - start);
        bound();
    }

    /** A line that was begun becomes a line of its own, so that an invocation's output is not attributed to the next. */
    synchronized void endLine() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void bound() {
        if (line.size() > LONGEST_LINE) {
            emit();
        }
    }

    private void emit() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text);
    }
}
