/**
 * AWS Lambda. Operations are one file each; what AWS's model says of the service and the SDK's classes do not, is in
 * {@link dev.kiln.emulator.internal.lambda.LambdaModel}. May import {@code aws}, {@code message}, {@code store}, {@code time},
 * {@code wire} and {@code environment}.
 */
@NullMarked
package dev.kiln.emulator.internal.lambda;

import org.jspecify.annotations.NullMarked;
