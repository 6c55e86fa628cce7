/**
 * Exports a table page by page: each page of a Scan or Query is on its way to the caller before the next one is read, so that the
 * first byte comes after one page, and memory holds one page, whatever the size of the table.
 */
@NullMarked
package dev.kiln.samples.dynamodb;

import org.jspecify.annotations.NullMarked;
