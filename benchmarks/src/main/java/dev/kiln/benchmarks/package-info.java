/**
 * Whole-process benchmarks of the emulator: {@code benchmarks/run} prints one table, each number beside what it is compared
 * with in the same run. Machines differ and are noisy: read medians and ratios, not absolute times.
 */
@NullMarked
package dev.kiln.benchmarks;

import org.jspecify.annotations.NullMarked;
