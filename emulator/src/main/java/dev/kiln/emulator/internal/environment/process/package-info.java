/**
 * Launchers that run function code in processes: Java through AWS's own runtime client, custom runtimes through their
 * {@code bootstrap}, Node.js and Python through the emulator's clients, external extensions, and processes that the user
 * starts himself. A launcher only starts and ends processes and carries their output; what a runtime may say is the
 * business of {@code environment}, the only package of Kiln that this one imports.
 */
@NullMarked
package dev.kiln.emulator.internal.environment.process;

import org.jspecify.annotations.NullMarked;
