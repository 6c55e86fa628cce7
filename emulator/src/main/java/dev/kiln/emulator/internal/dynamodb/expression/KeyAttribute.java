package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.ValueType;

/** A part of the key of a table or an index. */
public record KeyAttribute(String name, ValueType type) {}
