package dev.kiln.emulator.internal.s3;

/** Text in what S3 writes as HTML or XML itself, beside the SDK's classes. */
final class Markup {
    private Markup() {}

    /** Returns a text as it stands between tags. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Returns an element that holds a text. */
    static String element(String name, String text) {
        return '<' + name + '>' + escaped(text) + "</" + name + '>';
    }
}
