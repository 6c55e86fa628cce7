/**
 * AWS Lambda's control plane and its front door: functions with versions, aliases, layers, policies and concurrency; and
 * invocations, which are handed to {@code environment} to run. One class an operation; {@link
 * dev.kiln.emulator.internal.lambda.LambdaApi} lists them, {@link dev.kiln.emulator.internal.lambda.FunctionUrls} is the
 * second way in. State is in the store's tables; only counters of running invocations and the queue of asynchronous ones
 * live here. May import {@code message}, {@code aws}, {@code store}, {@code time}, {@code json},
 * {@code pattern} and {@code environment}.
 */
@NullMarked
package dev.kiln.emulator.internal.lambda;

import org.jspecify.annotations.NullMarked;
