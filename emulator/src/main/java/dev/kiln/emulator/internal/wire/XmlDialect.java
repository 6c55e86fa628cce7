package dev.kiln.emulator.internal.wire;

/** Where AWS's older services write XML differently. */
enum XmlDialect {
    /** Of the Query protocol: what XML cannot say is replaced. */
    QUERY("<?xml version=\"1.0\"?>", false) {
        @Override
        String reference(char c) {
            return c == '\r' ? "&#xD;" : "\uFFFD";
        }
    },

    /** Of S3: control characters are references, which a reader of XML 1.0 refuses, but a name of an object may have them. */
    S3("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", true) {
        @Override
        String reference(char c) {
            return c < ' ' ? "&#x" + Integer.toHexString(c) + ";" : String.valueOf(c);
        }
    };

    private final String declaration;
    private final boolean shortens;

    XmlDialect(String declaration, boolean shortens) {
        this.declaration = declaration;
        this.shortens = shortens;
    }

    /** Returns what a document begins with. */
    String declaration() {
        return declaration;
    }

    /** Says whether an element of an empty text is one tag. */
    boolean shortens() {
        return shortens;
    }

    /** Returns what is written for a character that XML does not have, or would not keep as it is. */
    abstract String reference(char c);
}
