package dev.kiln.emulator.internal.s3;

import org.jspecify.annotations.Nullable;

/** A stretch of a body. */
record ByteRange(long from, long length) {
    /** Reads a Range header; several ranges and what is none mean the whole, which is null. */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        if (header == null || !header.startsWith("bytes=") || header.indexOf(',') >= 0) {
            return null;
        }
        String text = header.substring("bytes=".length()).strip();
        int dash = text.indexOf('-');
        if (dash < 0) {
            return null;
        }
        try {
            if (dash == 0) {
                long last = Long.parseLong(text.substring(1));
                if (last == 0 || size == 0) {
                    throw unsatisfiable(header, size);
                }
                return new ByteRange(Math.max(0, size - last), Math.min(size, last));
            }
            long from = Long.parseLong(text.substring(0, dash));
            long to = dash == text.length() - 1 ? size - 1 : Long.parseLong(text.substring(dash + 1));
            if (to < from && dash != text.length() - 1) {
                return null;
            }
            if (from >= size) {
                throw unsatisfiable(header, size);
            }
            return new ByteRange(from, Math.min(to, size - 1) - from + 1);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static RuntimeException unsatisfiable(String header, long size) {
        return S3Errors.of(416, "InvalidRange", "The requested range is not satisfiable")
                .with("ActualObjectSize", Long.toString(size))
                .with("RangeRequested", header)
                .header("Content-Range", "bytes */" + size)
                .error();
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
