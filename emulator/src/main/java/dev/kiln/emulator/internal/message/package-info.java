/**
 * HTTP messages without a server: what the HTTP listener, the socketless SDK client and the emulator's own calls have in
 * common. May import nothing of Kiln.
 */
@NullMarked
package dev.kiln.emulator.internal.message;

import org.jspecify.annotations.NullMarked;
