/**
 * The part of the in-process runtime that lives inside an environment's class loader: the stand-ins for {@code System}
 * and {@code Runtime} that rewritten call sites reach, and the loop that drives AWS's runtime interface client. Classes
 * here exist once per environment, so their statics belong to it. May import {@code bridge}, the runtime interface
 * client and the Kiln runtime, never the emulator.
 */
@NullMarked
package dev.kiln.emulator.internal.environment.inprocess.guest;

import org.jspecify.annotations.NullMarked;
