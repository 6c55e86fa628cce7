package dev.kiln.emulator.internal.store;

/**
 * Refers to a large body; goes into the value that owns it.
 *
 * @param id what its bytes are found by; made here, never from a user's input
 * @param length how many bytes it has
 */
public record Blob(String id, long length) {}
