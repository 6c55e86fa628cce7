/**
 * Measures invocations: stands between the control plane and the execution environments, notes each step, and keeps the
 * last {@link dev.kiln.emulator.Invocation}s. May import {@code environment}, {@code time} and the public API.
 */
@NullMarked
package dev.kiln.emulator.internal.measure;

import org.jspecify.annotations.NullMarked;
