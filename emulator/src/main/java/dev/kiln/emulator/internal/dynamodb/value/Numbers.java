package dev.kiln.emulator.internal.dynamodb.value;

import dev.kiln.emulator.internal.aws.AwsErrors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB's numbers: 38 significant digits, magnitudes from 1E-130 to 9.99E125, written without exponent.
 *
 * <pre>{@code
 * Numbers.canonical(Numbers.parse("0042.1200", RequestLayer.BARE)); // "42.12"
 * }</pre>
 */
public final class Numbers {
    private static final int MOST_DIGITS = 38;
    private static final int HIGHEST_EXPONENT = 125;
    private static final int LOWEST_EXPONENT = -130;

    /** What the message of something that is no number begins with. */
    public static final String NOT_A_NUMBER = "The parameter cannot be converted to a numeric value";

    static final String OVERFLOW =
            "Number overflow. Attempting to store a number with magnitude larger than supported range";
    static final String UNDERFLOW =
            "Number underflow. Attempting to store a number with magnitude smaller than supported range";
    static final String TOO_MANY_DIGITS = "Attempting to store more than 38 significant digits in a Number";

    /** More than any exponent that is worth being told apart, and far from the end of a long. */
    private static final long FAR = 1L << 40;

    /** As many as a 64-bit integer has. */
    private static final int MOST_EXPONENT_DIGITS = 19;

    private Numbers() {}

    /** Returns the number that a client wrote, or fails as AWS does. */
    public static BigDecimal parse(String text, RequestLayer layer) {
        return parse(text, layer.old(), layer::error);
    }

    /**
     * As {@link #parse(String, RequestLayer)}.
     *
     * @param old whether to read it as the layer of before 2026 does
     * @param error makes the error of a message
     */
    public static BigDecimal parse(String text, boolean old, Function<String, AwsServiceException> error) {
        BigDecimal small = smallInteger(text);
        return small != null ? small : new Parsed(text, old, error).number();
    }

    /** Returns the number of a value that was checked. */
    public static BigDecimal of(AttributeValue number) {
        return new BigDecimal(number.n());
    }

    /** Returns a number as DynamoDB prints it. */
    public static String canonical(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Returns a + b, or fails where the result is not a number of DynamoDB. */
    public static AttributeValue plus(AttributeValue a, AttributeValue b) {
        return stored(of(a).add(of(b)));
    }

    /** Returns a - b, or fails where the result is not a number of DynamoDB. */
    public static AttributeValue minus(AttributeValue a, AttributeValue b) {
        return stored(of(a).subtract(of(b)));
    }

    /** Returns how many bytes a number counts for: two digits a byte on either side of the point, one more, and the sign. */
    public static int size(String canonical) {
        int point = canonical.indexOf('.');
        int sign = canonical.charAt(0) == '-' ? 1 : 0;
        int whole = (point < 0 ? canonical.length() : point) - sign;
        int leading = 0;
        int trailing = 0;
        if (point < 0) {
            for (int i = canonical.length() - 1; i > sign && canonical.charAt(i) == '0'; i--) {
                trailing++;
            }
            // an odd zero shares its byte with a digit that counts
            trailing -= trailing % 2;
        } else if (whole == 1 && canonical.charAt(sign) == '0') {
            whole = 0;
            for (int i = point + 1; canonical.charAt(i) == '0'; i++) {
                leading++;
            }
            leading -= leading % 2;
        }
        if (canonical.equals("0")) {
            return 1;
        }
        int fraction = point < 0 ? 0 : canonical.length() - point - 1 - leading;
        return 1 + (whole - trailing + 1) / 2 + (fraction + 1) / 2 + sign;
    }

    private static AttributeValue stored(BigDecimal result) {
        BigDecimal plain = result.stripTrailingZeros();
        String wrong = wrongWith(plain);
        if (!wrong.isEmpty()) {
            throw AwsErrors.validation(wrong.equals(TOO_MANY_DIGITS) ? OVERFLOW : wrong); // as AWS says of sums
        }
        return AttributeValue.fromN(canonical(plain));
    }

    private static String wrongWith(BigDecimal plain) {
        if (plain.signum() == 0) {
            return "";
        }
        long exponent = (long) plain.precision() - plain.scale() - 1;
        if (exponent > HIGHEST_EXPONENT) {
            return OVERFLOW;
        }
        if (exponent < LOWEST_EXPONENT) {
            return UNDERFLOW;
        }
        return plain.precision() > MOST_DIGITS ? TOO_MANY_DIGITS : "";
    }

    /** Returns the number of a few plain digits, which most are; null for others. */
    private static @Nullable BigDecimal smallInteger(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            value = value * 10 + (digit - '0');
        }
        return BigDecimal.valueOf(value);
    }

    /** Reads sign, digits, point and exponent, whose lengths have no bound, in one pass. */
    private static final class Parsed {
        private final String text;
        private final boolean old;
        private final Function<String, AwsServiceException> error;
        private int at;

        Parsed(String text, boolean old, Function<String, AwsServiceException> error) {
            this.text = text;
            this.old = old;
            this.error = error;
        }

        BigDecimal number() {
            boolean negative = sign();
            StringBuilder digits = new StringBuilder();
            int whole = digits(digits);
            int fraction = 0;
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                fraction = digits(digits);
            }
            if (whole + fraction == 0) {
                throw notANumber();
            }
            long exponent = exponent();
            if (at < text.length()) {
                throw notANumber();
            }
            if (old && (exponent - fraction > Integer.MAX_VALUE || fraction - exponent > Integer.MAX_VALUE)) {
                throw notANumber();
            }
            return checked(negative, digits, exponent - fraction);
        }

        /** AWS measures a zero by the place of its last digit. */
        private BigDecimal checked(boolean negative, StringBuilder digits, long exponent) {
            int first = 0;
            while (first < digits.length() && digits.charAt(first) == '0') {
                first++;
            }
            if (first == digits.length()) {
                refuseOutside(exponent);
                return BigDecimal.ZERO;
            }
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            long scale = exponent + digits.length() - end;
            long magnitude = scale + end - first - 1;
            refuseOutside(old ? (int) (magnitude + 1) - 1L : magnitude); // the old layer counts in 32 bits
            if (end - first > MOST_DIGITS) {
                throw error.apply(TOO_MANY_DIGITS);
            }
            BigInteger unscaled = new BigInteger(digits.substring(first, end));
            return new BigDecimal(negative ? unscaled.negate() : unscaled, (int) -scale);
        }

        private void refuseOutside(long magnitude) {
            if (magnitude > HIGHEST_EXPONENT) {
                throw error.apply(OVERFLOW);
            }
            if (magnitude < LOWEST_EXPONENT) {
                throw error.apply(UNDERFLOW);
            }
        }

        private boolean sign() {
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                return text.charAt(at++) == '-';
            }
            return false;
        }

        private int digits(StringBuilder to) {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                to.append(text.charAt(at++));
            }
            return at - start;
        }

        private long exponent() {
            if (at == text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
                return 0;
            }
            at++;
            boolean negative = sign();
            StringBuilder digits = new StringBuilder();
            if (digits(digits) == 0) {
                throw notANumber();
            }
            int first = 0;
            while (first < digits.length() - 1 && digits.charAt(first) == '0') {
                first++;
            }
            if (digits.length() - first > MOST_EXPONENT_DIGITS) {
                throw notANumber();
            }
            BigInteger value = new BigInteger(digits.substring(first));
            value = negative ? value.negate() : value;
            if (value.bitLength() >= (old ? Integer.SIZE : Long.SIZE)) {
                throw notANumber();
            }
            return Math.max(-FAR, Math.min(FAR, value.longValue()));
        }

        private AwsServiceException notANumber() {
            String message = NOT_A_NUMBER;
            return error.apply(text.isEmpty() && old ? message : message + ": " + text);
        }
    }
}
