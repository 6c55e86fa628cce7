/**
 * DynamoDB's PartiQL: a tokenizer and a parser that make a {@link dev.kiln.emulator.internal.dynamodb.partiql.Statement} of a text
 * and its parameters, on the trees of {@code expression}, so that a condition means the same in both languages. {@link
 * dev.kiln.emulator.internal.dynamodb.partiql.Where} finds in a condition what a key is asked for.
 *
 * <p>May import {@code aws}, {@code dynamodb.value} and {@code dynamodb.expression}.
 */
@NullMarked
package dev.kiln.emulator.internal.dynamodb.partiql;

import org.jspecify.annotations.NullMarked;
