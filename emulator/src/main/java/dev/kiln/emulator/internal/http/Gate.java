package dev.kiln.emulator.internal.http;

import java.io.InterruptedIOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Where one blocking thread waits for the IO thread. */
final class Gate {
    private volatile boolean open;
    private volatile @Nullable Thread waiter;

    /** Shuts the gate; done before the event that opens it is asked for. */
    void shut() {
        waiter = Thread.currentThread();
        open = false;
    }

    void open() {
        open = true;
        LockSupport.unpark(waiter);
    }

    void await() throws InterruptedIOException {
        while (!open) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for the peer");
            }
        }
    }
}
