package dev.kiln.emulator.internal.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metadata in headers, where only ASCII is safe: encoded and decoded as RFC 2047 says, with the characters that S3 leaves as they are.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html">AWS: Working with object metadata</a>
 */
final class MailWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");

    /** Written as themselves in a quoted word; space and underscore are not. */
    private static final String SAFE =
            "!\"#$%&'()*+,-./0123456789:;<>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^`" + "abcdefghijklmnopqrstuvwxyz{|}~\t";

    private MailWords() {}

    /** Returns text as a header can carry it. */
    static String encoded(String text) {
        if (text.chars().allMatch(c -> SAFE.indexOf(c) >= 0 || " _=?".indexOf(c) >= 0)) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (text.codePoints().anyMatch(MailWords::unprintable)) {
            return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
        }
        StringBuilder quoted = new StringBuilder("=?UTF-8?Q?");
        for (byte each : bytes) {
            if (SAFE.indexOf(each) >= 0) {
                quoted.append((char) each);
            } else if (each == ' ') {
                quoted.append('_');
            } else {
                quoted.append(String.format(Locale.ROOT, "=%02X", each));
            }
        }
        return quoted.append("?=").toString();
    }

    private static boolean unprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> codePoint == 0xFFFD;
        };
    }

    /** Returns a header's text with its encoded words decoded; those that cannot be are left. */
    static String decoded(String header) {
        if (!header.contains("=?")) {
            return header;
        }
        return WORD.matcher(header).replaceAll(word -> Matcher.quoteReplacement(word(word.group(), word)));
    }

    private static String word(String whole, MatchResult word) {
        try {
            byte[] bytes = word.group(2).equalsIgnoreCase("B")
                    ? Base64.getDecoder().decode(word.group(3))
                    : unquoted(word.group(3));
            return new String(bytes, Charset.forName(word.group(1)));
        } catch (IllegalArgumentException unreadable) { // a charset that there is none of, too
            return whole;
        }
    }

    private static byte[] unquoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '=' && at + 3 <= text.length()) {
                bytes.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }
}
