/**
 * What DynamoDB knows of values: numbers of 38 digits, equality and order, key bytes, sizes, and what a value must be to be
 * accepted. All of it works on the SDK's own {@code AttributeValue}; an item is a {@code Map<String, AttributeValue>}.
 *
 * <ul>
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.value.ValueChecks}: refuses what AWS refuses and returns values as AWS
 *       stores them. Everything else here expects values that passed it.
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.value.Values}: types, equality, order.
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.value.Numbers}: arithmetic.
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.value.KeyBytes}: keys as bytes that sort as DynamoDB sorts.
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.value.ItemSize}: the arithmetic behind limits and capacity.
 *   <li>{@link dev.kiln.emulator.internal.dynamodb.value.RequestLayer}: how an operation words what is wrong with a request.
 * </ul>
 *
 * May import {@code aws} only.
 */
@NullMarked
package dev.kiln.emulator.internal.dynamodb.value;

import org.jspecify.annotations.NullMarked;
