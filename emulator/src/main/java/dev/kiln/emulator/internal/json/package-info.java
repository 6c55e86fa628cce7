/**
 * Small JSON documents as trees of Java's own maps, lists, texts, numbers and booleans: policies, filters, events. Large bodies
 * never pass here. May import nothing of Kiln.
 */
@NullMarked
package dev.kiln.emulator.internal.json;

import org.jspecify.annotations.NullMarked;
