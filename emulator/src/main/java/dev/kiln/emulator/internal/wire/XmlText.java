package dev.kiln.emulator.internal.wire;

import java.nio.charset.StandardCharsets;

/** An XML document that grows from its beginning to its end. */
final class XmlText {
    private final StringBuilder text = new StringBuilder(512).append("<?xml version=\"1.0\"?>");

    XmlText open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    /** Opens the first element. */
    XmlText open(String name, String namespace) {
        if (namespace.isEmpty()) {
            return open(name);
        }
        text.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    XmlText close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    XmlText empty(String name) {
        text.append('<').append(name).append("/>");
        return this;
    }

    XmlText element(String name, String value) {
        open(name);
        escape(value);
        return close(name);
    }

    /** A carriage return would be read as a line feed if it stood for itself; what XML cannot say at all is replaced. */
    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#xD;");
                case '\t', '\n' -> text.append(c);
                default -> text.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? '\uFFFD' : c);
            }
        }
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
