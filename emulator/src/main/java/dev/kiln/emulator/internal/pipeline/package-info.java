/**
 * The life of an API call, as a short list of named steps: identify the caller and the operation, decode, check the model's constraints,
 * record in the journal, apply injected faults, run the operation, encode. Calls over HTTP, from SDK clients in
 * this JVM and from the emulator itself take the same way. New cross-cutting behaviour is a new step, never a change in a
 * service. May import {@code message}, {@code wire}, {@code aws} and the public API.
 */
@NullMarked
package dev.kiln.emulator.internal.pipeline;

import org.jspecify.annotations.NullMarked;
