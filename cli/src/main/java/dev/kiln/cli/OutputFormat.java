package dev.kiln.cli;

/** How a command prints its result. */
enum OutputFormat {
    TEXT,
    JSON
}
