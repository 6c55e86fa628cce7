package dev.kiln.emulator.internal.environment.inprocess;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much a thread allocates between two looks at it. */
final class AllocatedMemory {
    private static final long MEGABYTE = 1024 * 1024;

    private final Thread thread;
    private long seen;
    private long peak;

    AllocatedMemory(Thread thread) {
        this.thread = thread;
    }

    /** The most so far; each call ends a period and begins the next. */
    synchronized long peakMegabytes() {
        if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads) {
            long allocated = threads.getThreadAllocatedBytes(thread.getId());
            if (allocated > seen) {
                peak = Math.max(peak, allocated - seen);
                seen = allocated;
            }
        }
        return (peak + MEGABYTE - 1) / MEGABYTE;
    }
}
