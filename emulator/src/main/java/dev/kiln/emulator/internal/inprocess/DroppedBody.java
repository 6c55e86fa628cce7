package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a body is written that nobody reads. */
final class DroppedBody extends ReplyBody.BodyStream {
    private final @Nullable String why;

    /** @param why there is no reader although there should be one; then every write throws */
    DroppedBody(@Nullable String why) {
        this.why = why;
    }

    @Override
    public void write(int one) throws IOException {
        flush();
    }

    @Override
    public void write(byte[] bytes, int offset, int amount) throws IOException {
        flush();
    }

    @Override
    public void flush() throws IOException {
        if (why != null) {
            throw new IOException(why);
        }
    }

    @Override
    public void abort() {
        // nothing was begun
    }
}
