package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.lambda.Mapping;
import dev.kiln.emulator.internal.lambda.Mappings;
import java.util.HashMap;
import java.util.Map;

/** The sources that are polled: one for each enabled mapping. Its own lock guards which they are. */
public final class Sources implements Mappings.Listener, AutoCloseable {
    private final Parts parts;
    private final Mappings mappings;
    private final Map<String, Source> running = new HashMap<>();
    private boolean closed;

    public Sources(Parts parts, Mappings mappings) {
        this.parts = parts;
        this.mappings = mappings;
    }

    /** Listens to changes from now on, and polls for the mappings that are stored. */
    public void start() {
        mappings.listen(this);
        mappings.all().forEach(this::changed);
    }

    @Override
    public synchronized void changed(Mapping mapping) {
        end(mapping);
        if (mapping.enabled() && !closed) {
            Source source = source(mapping);
            running.put(mapping.uuid(), source);
            source.start();
        }
    }

    private Source source(Mapping mapping) {
        return mapping.source().service().equals("sqs")
                ? new SqsSource(mapping, parts)
                : new StreamSource(mapping, parts, mappings);
    }

    @Override
    public synchronized void deleted(Mapping mapping) {
        end(mapping);
    }

    private void end(Mapping mapping) {
        Source old = running.remove(mapping.uuid());
        if (old != null) {
            old.stop();
        }
    }

    @Override
    public synchronized void reset() {
        running.values().forEach(Source::abandon);
        running.clear();
        mappings.all().forEach(this::changed);
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.values().forEach(Source::abandon);
        running.clear();
    }
}
