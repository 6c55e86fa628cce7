/**
 * The few types that an in-process environment shares with the emulator. They use JDK types only, so that no class of the
 * emulator can be confused with the function's own copy of it. Imports nothing.
 */
@NullMarked
package dev.kiln.emulator.internal.environment.inprocess.bridge;

import org.jspecify.annotations.NullMarked;
