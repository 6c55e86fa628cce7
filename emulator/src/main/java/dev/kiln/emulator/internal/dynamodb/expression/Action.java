package dev.kiln.emulator.internal.dynamodb.expression;

/** One thing that an update does. */
public sealed interface Action {
    /** Returns where it is done. */
    Path path();

    record Set(Path path, Operand value) implements Action {}

    record Remove(Path path) implements Action {}

    /** Adds a number, or members to a set. */
    record Add(Path path, Operand value) implements Action {}

    /** Takes members from a set. */
    record Delete(Path path, Operand value) implements Action {}
}
