/**
 * AWS's wire formats, once for all services. The SDK's model classes describe themselves ({@code sdkFields()}), so a few
 * generic codecs read any request class and write any response class; no operation has parsing code of its own. May import
 * {@code message} and {@code aws}; the only package that knows JSON, CBOR and event streams.
 */
@NullMarked
package dev.kiln.emulator.internal.wire;

import org.jspecify.annotations.NullMarked;
