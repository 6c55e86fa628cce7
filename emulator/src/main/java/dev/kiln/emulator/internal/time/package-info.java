/**
 * Waiting without a thread that waits.
 *
 * <p>{@link dev.kiln.emulator.internal.time.SystemTime} is {@link dev.kiln.emulator.Time} in real life: one thread
 * keeps the timers and hands what falls due to an executor. {@link dev.kiln.emulator.internal.time.Waiters} parks
 * requests that wait for data (long polls, idle environments, invocations waiting for capacity) until data or their
 * time-out completes them. This is the only package that reads the system clock. It imports
 * {@link dev.kiln.emulator.Time} and nothing else of Kiln.
 */
@NullMarked
package dev.kiln.emulator.internal.time;

import org.jspecify.annotations.NullMarked;
