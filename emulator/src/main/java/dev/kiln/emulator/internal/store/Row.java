package dev.kiln.emulator.internal.store;

/** A key with its value, as a scan finds them. */
public record Row<V>(Key key, V value) {}
