package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.Blob;
import java.time.Instant;

/**
 * A piece of a body.
 *
 * @param number from 1, as it was uploaded
 * @param etag without quotes
 */
record ObjectPart(int number, Blob blob, String etag, Checksum checksum, Instant modified) {}
