/** A response far larger than the 6 MB that a buffered one may have, or than the memory of the function. */
@NullMarked
package dev.kiln.samples.large;

import org.jspecify.annotations.NullMarked;
