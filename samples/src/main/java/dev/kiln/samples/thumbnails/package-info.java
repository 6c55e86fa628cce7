/**
 * Thumbnails: an image lands in a bucket, S3 tells a queue, a function reads the queue and puts a small copy of the image into another bucket.
 * What cannot be read as an image is tried again and ends in the dead-letter queue; the rest of its batch is not held up.
 */
@NullMarked
package dev.kiln.samples.thumbnails;

import org.jspecify.annotations.NullMarked;
