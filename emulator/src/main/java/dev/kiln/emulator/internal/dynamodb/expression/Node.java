package dev.kiln.emulator.internal.dynamodb.expression;

/** What can stand between parentheses in a condition. */
public sealed interface Node permits Operand, Predicate {}
