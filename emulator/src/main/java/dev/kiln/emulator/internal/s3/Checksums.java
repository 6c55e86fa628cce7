package dev.kiln.emulator.internal.s3;

import java.util.Locale;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Checksums as members of XML structures: ChecksumCRC32, ChecksumSHA256, ChecksumType and so on. */
final class Checksums {
    private Checksums() {}

    /** Sets the members that say a checksum, where the structure has them. */
    static <B extends SdkPojo> B set(B structure, Checksum checksum) {
        if (checksum.present()) {
            for (SdkField<?> field : structure.sdkFields()) {
                if (field.memberName().equals("Checksum" + checksum.algorithm().toUpperCase(Locale.ROOT))) {
                    field.set(structure, checksum.value());
                } else if (field.memberName().equals("ChecksumType")) {
                    field.set(structure, checksum.type());
                }
            }
        }
        return structure;
    }

    /** Returns the value of a structure's checksum of an algorithm; "" where it has none. */
    static String get(SdkPojo structure, String algorithm) {
        Object value = SdkFields.get(structure, "Checksum" + algorithm);
        return value == null ? "" : value.toString();
    }
}
