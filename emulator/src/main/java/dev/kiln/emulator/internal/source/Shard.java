package dev.kiln.emulator.internal.source;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One ordered part of a stream. */
interface Shard {
    String id();

    /**
     * Reads records in their order.
     *
     * @param after the sequence number of the last record before them; null for the oldest there is
     * @return none where there are none yet
     */
    CompletionStage<List<StreamRecord>> read(@Nullable String after, int most);
}
