package dev.kiln.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param value what was measured, with its unit
 * @param beside what it is compared with; null where it stands alone
 * @param target what it should be
 * @param met whether it is
 */
record Result(String name, String value, @Nullable String beside, String target, boolean met) {}
