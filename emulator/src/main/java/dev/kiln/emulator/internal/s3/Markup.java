package dev.kiln.emulator.internal.s3;

/** Text in what S3 writes as HTML or XML itself, beside the SDK's classes. */
final class Markup {
    private Markup() {}

    /** Returns a text as it stands between tags: control characters, which keys may have, as references. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n' -> escaped.append(c);
                default -> {
                    if (c < ' ') {
                        escaped.append("&#x").append(Integer.toHexString(c)).append(';');
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** Returns an element that holds a text. */
    static String element(String name, String text) {
        return '<' + name + '>' + escaped(text) + "</" + name + '>';
    }
}
