package dev.kiln.emulator.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The bottom of a connection's read side, with two additions.
 *
 * <p>While an exchange is parked, nobody reads its connection, and nobody would notice that the client left. So it can be
 * watched: one byte is read as soon as there is something to read. If it is the end, the client left; if it is the first
 * byte of a pipelined request, it is kept for whoever reads next, and the watch ends. A client that only closes its sending
 * side counts as one that left, as it does with most servers.
 *
 * <p>And it stays subscribed to the selector when reads are suspended, until an event comes that nobody wants: Undertow
 * suspends and resumes for each request, which would cost several system calls and a wake-up of the IO thread.
 */
final class WatchedSource extends AbstractStreamSourceConduit<StreamSourceConduit> {
    private enum State {
        OFF,
        WATCHING,
        /** The IO thread reads. */
        LOOKING,
        /** The watch was ended while the IO thread read; what comes next is its task. */
        HANDED_OVER
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OFF);
    private final ReadReadyHandler above;
    private final ByteBuffer first = ByteBuffer.allocate(1).limit(0);
    private volatile boolean resumed;

    /**
     * Whether a worker resumed reads, and no event came since. Undertow's listener spins on the IO thread until that worker has left its
     * method; where all processors are busy, the worker must be given one.
     */
    private volatile boolean resumedElsewhere;

    private @Nullable Runnable left;
    private @Nullable Runnable afterwards;

    WatchedSource(StreamConnection connection) {
        super(connection.getSourceChannel().getConduit());
        above = new ReadReadyHandler.ChannelListenerHandler<>(connection.getSourceChannel());
        super.setReadReadyHandler(new ReadReadyHandler() {
            @Override
            public void readReady() {
                ready();
            }

            @Override
            public void forceTermination() {
                above.forceTermination();
            }

            @Override
            public void terminated() {
                above.terminated();
            }
        });
    }

    /** Watches until {@link #unwatch}; runs the task on the IO thread if the client leaves meanwhile. */
    void watch(Runnable whenLeft) {
        left = whenLeft;
        state.set(State.WATCHING);
        super.resumeReads();
    }

    /** Ends the watch, then runs the task: at once, or on the IO thread if that is just reading. */
    void unwatch(Runnable then) {
        afterwards = then;
        while (true) {
            State now = state.get();
            if (now == State.LOOKING) {
                if (state.compareAndSet(State.LOOKING, State.HANDED_OVER)) {
                    return;
                }
            } else if (now == State.OFF || state.compareAndSet(State.WATCHING, State.OFF)) {
                then.run();
                return;
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // it is the one case: the listener above spins
    private void ready() {
        if (state.compareAndSet(State.WATCHING, State.LOOKING)) {
            look();
        } else if (resumed) {
            if (resumedElsewhere) {
                resumedElsewhere = false;
                Thread.yield();
            }
            above.readReady();
        } else {
            super.suspendReads();
            if (resumed || state.get() == State.WATCHING) {
                // somebody asked for events just before they were switched off
                super.resumeReads();
            }
        }
    }

    private void look() {
        int read;
        try {
            first.clear();
            read = super.read(first);
        } catch (IOException reset) {
            read = -1;
        }
        first.flip();
        if (!state.compareAndSet(State.LOOKING, read == 0 ? State.WATCHING : State.OFF)) {
            state.set(State.OFF);
            run(afterwards);
        } else if (read < 0) {
            run(left);
        }
    }

    private static void run(@Nullable Runnable task) {
        if (task != null) {
            task.run();
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!first.hasRemaining()) {
            return super.read(into);
        }
        if (!into.hasRemaining()) {
            return 0;
        }
        into.put(first.get());
        return into.hasRemaining() ? 1 + Math.max(0, super.read(into)) : 1;
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        if (!first.hasRemaining()) {
            return super.read(into, offset, length);
        }
        for (int i = offset; i < offset + length; i++) {
            if (into[i].hasRemaining()) {
                return read(into[i]);
            }
        }
        return 0;
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
        return target.transferFrom(new ConduitReadableByteChannel(this), position, count);
    }

    @Override
    public long transferTo(long count, ByteBuffer through, StreamSinkChannel target) throws IOException {
        return IoUtils.transfer(new ConduitReadableByteChannel(this), count, through, target);
    }

    @Override
    public void resumeReads() {
        resumedElsewhere = Thread.currentThread() != getReadThread();
        resumed = true;
        if (first.hasRemaining()) {
            super.wakeupReads();
        } else {
            super.resumeReads();
        }
    }

    @Override
    public void wakeupReads() {
        resumed = true;
        super.wakeupReads();
    }

    @Override
    public void suspendReads() {
        resumed = false;
    }

    @Override
    public boolean isReadResumed() {
        return resumed;
    }

    @Override
    public void awaitReadable() throws IOException {
        if (!first.hasRemaining()) {
            super.awaitReadable();
        }
    }

    @Override
    public void awaitReadable(long time, TimeUnit unit) throws IOException {
        if (!first.hasRemaining()) {
            super.awaitReadable(time, unit);
        }
    }
}
