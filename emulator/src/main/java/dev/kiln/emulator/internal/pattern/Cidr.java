package dev.kiln.emulator.internal.pattern;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of IPv4 addresses. Blocks of IPv6 are known by their form and contain nothing here. */
record Cidr(long network, long mask) {
    private static final Pattern BLOCK = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d{1,2})");
    private static final Pattern IPV6_BLOCK = Pattern.compile("[0-9a-fA-F:]+/\\d{1,3}");
    private static final int BITS = 32;

    static Cidr of(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches()) {
            if (IPV6_BLOCK.matcher(text).matches()) {
                return new Cidr(-1, 0);
            }
            throw new IllegalArgumentException(text + " is no CIDR block");
        }
        int length = Integer.parseInt(block.group(2));
        long address = address(block.group(1));
        if (length > BITS || address < 0) {
            throw new IllegalArgumentException(text + " is no CIDR block");
        }
        long mask = length == 0 ? 0 : (0xFFFF_FFFFL << (BITS - length)) & 0xFFFF_FFFFL;
        return new Cidr(address & mask, mask);
    }

    boolean contains(String text) {
        long address = address(text);
        return address >= 0 && (address & mask) == network;
    }

    /** The address as a number; -1 where the text is none. */
    private static long address(String text) {
        String[] parts = text.split("\\.", -1);
        long address = 0;
        for (String part : parts) {
            if (parts.length != 4 || !part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
                return -1;
            }
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }
}
