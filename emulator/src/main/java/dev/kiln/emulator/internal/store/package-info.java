/**
 * All state of all services: ordered tables, blobs beside them, and the way back to an earlier state.
 *
 * <p>A {@link dev.kiln.emulator.internal.store.Store} holds {@link dev.kiln.emulator.internal.store.Table}s of immutable
 * values under order-preserving {@link dev.kiln.emulator.internal.store.Key}s. They live in copy-on-write B-trees: a scan
 * sees one consistent state however long it takes, and going back to a snapshot swaps root pages. In memory, values are the
 * very objects that were put; with a directory they are encoded as CBOR when they are put, so that a value which cannot be
 * stored fails at its writer.
 *
 * <p>What belongs together is written in one {@code store.write(...)}: neither a killed process nor a snapshot keeps half
 * of it. The lock order is: the store first (inside {@code write}), then a service's own lock.
 *
 * <p>The only package that imports H2. It imports nothing else of Kiln.
 */
@NullMarked
package dev.kiln.emulator.internal.store;

import org.jspecify.annotations.NullMarked;
