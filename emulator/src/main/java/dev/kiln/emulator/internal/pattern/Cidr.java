package dev.kiln.emulator.internal.pattern;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of IPv4 or IPv6 addresses.
 *
 * @param prefix the leading bits that the addresses share
 * @param rest how many bits follow them
 * @param bytes length of the addresses
 */
record Cidr(BigInteger prefix, int rest, int bytes) {
    /** Only what looks like an address is looked at as one: anything else would be looked up as a name. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /** Reads a block; as with AWS it has to be more than one address. */
    static Cidr of(String text) {
        int slash = text.indexOf('/');
        byte[] address = slash < 0 ? null : address(text.substring(0, slash));
        String bits = text.substring(slash + 1);
        if (address == null || !BITS.matcher(bits).matches() || Integer.parseInt(bits) >= address.length * Byte.SIZE) {
            throw new IllegalArgumentException(text + " is no CIDR block");
        }
        int rest = address.length * Byte.SIZE - Integer.parseInt(bits);
        return new Cidr(new BigInteger(1, address).shiftRight(rest), rest, address.length);
    }

    boolean contains(String text) {
        byte[] address = address(text);
        return address != null
                && address.length == bytes
                && new BigInteger(1, address).shiftRight(rest).equals(prefix);
    }

    private static byte @Nullable [] address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException none) {
            return null;
        }
    }
}
