package dev.kiln.emulator.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.ChannelListener;
import org.xnio.channels.StreamSinkChannel;

/** Writes a body that is in memory without blocking; status and headers go out with its first bytes. */
final class ReadyWriter implements ChannelListener<StreamSinkChannel> {
    /** The JDK copies each write through a direct buffer of this size and keeps it for the thread. */
    private static final int WRITE_BYTES = 256 << 10;

    private final ByteBuffer body;
    private final Replies replies;

    ReadyWriter(ByteBuffer body, Replies replies) {
        this.body = body;
        this.replies = replies;
    }

    @Override
    public void handleEvent(StreamSinkChannel channel) {
        channel.suspendWrites();
        write(channel);
    }

    void write(StreamSinkChannel channel) {
        int end = body.limit();
        try {
            while (body.hasRemaining()) {
                body.limit(Math.min(end, body.position() + WRITE_BYTES));
                int written = channel.write(body);
                body.limit(end);
                if (written == 0) {
                    channel.getWriteSetter().set(this);
                    channel.resumeWrites();
                    return;
                }
            }
        } catch (IOException gone) {
            replies.failed(gone);
            return;
        }
        replies.finish(channel);
    }
}
