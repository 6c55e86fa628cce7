/** A response that is written while the caller reads it: words, at a pace. */
@NullMarked
package dev.kiln.samples.streaming;

import org.jspecify.annotations.NullMarked;
