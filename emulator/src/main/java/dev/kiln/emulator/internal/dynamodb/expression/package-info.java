/**
 * DynamoDB's expressions: a tokenizer, a recursive-descent parser for each kind, checks in AWS's order and words, and what is
 * done with the tree: conditions are evaluated, updates applied, projections taken, key conditions analysed for a key schema.
 *
 * <ul>
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.expression.ExpressionParameters} takes the expression parameters of a
 *       request and returns {@link dev.kiln.emulator.internal.dynamodb.expression.Expressions}.
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.expression.Legacy} makes the same out of the parameters of before 2014.
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.expression.Condition},
 *       {@link dev.kiln.emulator.internal.dynamodb.expression.Update},
 *       {@link dev.kiln.emulator.internal.dynamodb.expression.Projection} and
 *       {@link dev.kiln.emulator.internal.dynamodb.expression.KeyCondition} are the results. They are immutable.
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.expression.Predicate},
 *       {@link dev.kiln.emulator.internal.dynamodb.expression.Operand},
 *       {@link dev.kiln.emulator.internal.dynamodb.expression.Path} and
 *       {@link dev.kiln.emulator.internal.dynamodb.expression.Action} are the tree, for other languages with the same meaning.
 * </ul>
 *
 * A tree is first what the text says, with placeholders; binding puts in names and values. What is wrong with the text is
 * an error of the request's layer, what is wrong with it for a schema or an item is not.
 *
 * <p>May import {@code aws} and {@code dynamodb.value}.
 */
@NullMarked
package dev.kiln.emulator.internal.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
