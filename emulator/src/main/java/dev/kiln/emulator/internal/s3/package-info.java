/**
 * S3: buckets, objects and their versions, multipart uploads, and notifications of what happens to objects.
 *
 * <p>The newest version of a key is in one table, the older ones in another, so that a listing reads only what it shows. Bodies are
 * blobs beside the store, streamed in and out; an object that was uploaded in parts keeps the parts' blobs. May import {@code aws},
 * {@code message}, {@code store}, {@code json} and {@code Time}.
 */
@NullMarked
package dev.kiln.emulator.internal.s3;

import org.jspecify.annotations.NullMarked;
