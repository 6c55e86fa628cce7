package dev.kiln.emulator.internal.dynamodb;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The numbers of changes as AWS writes them: decimal, of the same length of at least 21 digits, so that they sort as text. */
final class SequenceNumbers {
    private static final BigInteger BASE = BigInteger.TEN.pow(20);

    private SequenceNumbers() {}

    static String text(long number) {
        return BASE.add(BigInteger.valueOf(number)).toString();
    }

    /** Returns the number that a text means, or null if no change can have it. */
    static @Nullable Long number(String text) {
        if (!text.matches("[0-9]{21,40}")) {
            return null;
        }
        BigInteger number = new BigInteger(text).subtract(BASE);
        return number.signum() < 0 || number.bitLength() > 62 ? null : number.longValueExact();
    }
}
