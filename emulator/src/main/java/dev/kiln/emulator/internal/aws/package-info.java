/**
 * What every emulated service is made of: operations typed with the AWS SDK's own classes, listed by a {@link
 * dev.kiln.emulator.internal.aws.ServiceApi}, called with a {@link dev.kiln.emulator.internal.aws.CallContext}. May import
 * {@code message} only; services import this, {@code store} and {@code time}.
 */
@NullMarked
package dev.kiln.emulator.internal.aws;

import org.jspecify.annotations.NullMarked;
