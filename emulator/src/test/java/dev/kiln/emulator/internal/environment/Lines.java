package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Keeps what environments log. */
final class Lines implements LogLines {
    private final List<String> all = new ArrayList<>();

    @Override
    public synchronized void line(FunctionSpec function, String logStream, String line) {
        all.add(line);
        notifyAll();
    }

    /** Waits until a line has been logged that contains the text. */
    synchronized void await(String text) {
        try {
            for (int tries = 0; tries < 300 && all.stream().noneMatch(line -> line.contains(text)); tries++) {
                wait(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        assertThat(all).anySatisfy(line -> assertThat(line).contains(text));
    }

    synchronized List<String> all() {
        return List.copyOf(all);
    }

    synchronized String text() {
        return String.join("\n", all);
    }
}
