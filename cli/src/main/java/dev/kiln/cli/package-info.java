/**
 * The {@code kiln} command: serve functions, invoke them, measure them. A class a subcommand; what they share is {@link
 * dev.kiln.cli.FunctionOptions} (which function) and {@link dev.kiln.cli.Report} (how measurements are shown). May
 * import the emulator's public API and picocli.
 */
@NullMarked
package dev.kiln.cli;

import org.jspecify.annotations.NullMarked;
