/**
 * The kinds of handlers, each behind {@link dev.kiln.runtime.Invocable}.
 *
 * <p>The stack traces that callers see are cut where this package begins. May import {@code json}, aws-lambda-java-core and the
 * public package.
 */
@NullMarked
package dev.kiln.runtime.internal.handler;

import org.jspecify.annotations.NullMarked;
