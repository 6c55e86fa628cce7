/** The smallest useful function: a record in, a record out. */
@NullMarked
package dev.kiln.samples.hello;

import org.jspecify.annotations.NullMarked;
