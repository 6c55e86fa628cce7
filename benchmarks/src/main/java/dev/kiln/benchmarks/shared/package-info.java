/** What handlers of benchmarks share with the benchmark: one clock reading. */
@NullMarked
package dev.kiln.benchmarks.shared;

import org.jspecify.annotations.NullMarked;
