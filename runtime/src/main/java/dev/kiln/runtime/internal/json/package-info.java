/**
 * Reads and writes JSON the way AWS's managed Java runtime does it for handler classes, without a JSON library.
 *
 * <p>{@link dev.kiln.runtime.internal.json.Json} is the way in. A declared {@link java.lang.reflect.Type} becomes a
 * tree of readers once and is kept; a value is written by what it is at run time. Where AWS's behaviour is a choice
 * (an unknown enum constant is null, a single value passes for a list, an {@code Instant} is decimal seconds), the choice
 * is AWS's. Imports the JDK only; stays free of lambdas and string formatting, which cost start-up time.
 */
@NullMarked
package dev.kiln.runtime.internal.json;

import org.jspecify.annotations.NullMarked;
