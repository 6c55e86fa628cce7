package dev.kiln.emulator.internal.s3;

/**
 * A checksum of a body, base64.
 *
 * @param algorithm as S3 names it, such as CRC64NVME; "" for none
 * @param composite whether it is one of the parts' checksums
 * @param value "" where only the algorithm is known
 */
record Checksum(String algorithm, boolean composite, String value) {
    static final Checksum NONE = new Checksum("", false, "");

    boolean present() {
        return !algorithm.isEmpty() && !value.isEmpty();
    }

    String type() {
        return composite ? "COMPOSITE" : "FULL_OBJECT";
    }

    /** The header that carries a checksum of this algorithm. */
    String header() {
        return "x-amz-checksum-" + algorithm.toLowerCase(java.util.Locale.ROOT);
    }
}
