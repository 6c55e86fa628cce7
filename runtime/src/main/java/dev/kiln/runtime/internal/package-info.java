/**
 * The loop of the runtime: next event, handler, response or error, and what a handler sees meanwhile.
 *
 * <p>Events come and responses go through {@link dev.kiln.runtime.Transport}; sockets are in {@code http}, the kinds of
 * handlers in {@code handler}, JSON in {@code json}. May import all of these, aws-lambda-java-core and the JDK.
 */
@NullMarked
package dev.kiln.runtime.internal;

import org.jspecify.annotations.NullMarked;
