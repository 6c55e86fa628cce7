/**
 * Event patterns: AWS's language for saying which events somebody wants, as used by event source mappings, EventBridge and SNS. {@link
 * dev.kiln.emulator.internal.pattern.EventPattern} is the way in. May import {@code json}.
 */
@NullMarked
package dev.kiln.emulator.internal.pattern;

import org.jspecify.annotations.NullMarked;
