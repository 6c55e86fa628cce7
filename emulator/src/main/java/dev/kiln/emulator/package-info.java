/**
 * Kiln's library: a {@code LambdaEmulator} starts in milliseconds, runs Lambda functions and answers the AWS APIs. This
 * package is the public API; everything under {@code internal} may change.
 */
@NullMarked
package dev.kiln.emulator;

import org.jspecify.annotations.NullMarked;
