/**
 * Amazon DynamoDB: tables with their indexes, items, queries, transactions, PartiQL. One class an operation; {@link
 * dev.kiln.emulator.internal.dynamodb.DynamoDbApi} lists them. All state is in the store: descriptions of tables, items under the
 * hash and the bytes of their key, and a copy of the projected attributes for each index, written together.
 *
 * <p>What a request says is checked by {@code dynamodb.value}, {@code dynamodb.expression} and {@code dynamodb.partiql}, which know
 * no tables. May import those, {@code aws}, {@code store} and {@code time}.
 */
@NullMarked
package dev.kiln.emulator.internal.dynamodb;

import org.jspecify.annotations.NullMarked;
