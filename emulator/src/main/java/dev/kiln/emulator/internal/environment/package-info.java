/**
 * Execution environments: the Runtime API and the Extensions API, the state machine behind them, and the launchers that
 * bring function code to life in this JVM, in a process, or attached. The Runtime API's state machine is the only door to
 * function code, also for code in this JVM. May import {@code message}, {@code aws} and {@code time}; knows nothing of the Lambda control plane.
 */
@NullMarked
package dev.kiln.emulator.internal.environment;

import org.jspecify.annotations.NullMarked;
