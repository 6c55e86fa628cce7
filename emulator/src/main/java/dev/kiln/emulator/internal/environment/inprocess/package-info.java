/**
 * Function code as a thread of this JVM. Each environment has a class loader of its own that finds everything but the JDK
 * and what is declared shared by itself, so that statics are fresh and a cold start loads classes for real; calls of code
 * inside to what a process owns alone (environment variables, standard streams, exit, system properties) are pointed to
 * the environment when a class is defined.
 *
 * <p>{@code guest} is the part that is loaded inside and drives AWS's runtime interface client; {@code bridge} holds the
 * only types that both sides know. May import {@code environment}; ASM and the runtime interface client appear nowhere else.
 */
@NullMarked
package dev.kiln.emulator.internal.environment.inprocess;

import org.jspecify.annotations.NullMarked;
