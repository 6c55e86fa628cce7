package dev.kiln.emulator.internal.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An XML document that grows from its beginning to its end. */
final class XmlText {
    private final XmlDialect dialect;
    private final StringBuilder text = new StringBuilder(512);

    XmlText(XmlDialect dialect) {
        this.dialect = dialect;
        text.append(dialect.declaration());
    }

    XmlText open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    /** Opens the first element; the namespace may be empty. */
    XmlText open(String name, String namespace) {
        return begin(name, namespace).content();
    }

    /** Begins a tag, which attributes may follow before {@link #content()} ends it. */
    XmlText begin(String name) {
        text.append('<').append(name);
        return this;
    }

    private XmlText begin(String name, String namespace) {
        begin(name);
        return namespace.isEmpty() ? this : attribute("xmlns", namespace);
    }

    XmlText attribute(String name, String value) {
        text.append(' ').append(name).append("=\"");
        escape(value);
        text.append('"');
        return this;
    }

    /** Ends a tag that was begun. */
    XmlText content() {
        text.append('>');
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
        return element(name, "", value);
    }

    XmlText element(String name, String namespace, String value) {
        begin(name, namespace);
        if (value.isEmpty() && dialect.shortens()) {
            text.append("/>");
            return this;
        }
        text.append('>');
        escape(value);
        return close(name);
    }

    /** Adds XML that is ready. */
    XmlText raw(String xml) {
        text.append(xml);
        return this;
    }

    private void escape(String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            String reference = reference(value.charAt(i));
            if (reference != null) {
                text.append(value, from, i).append(reference);
                from = i + 1;
            }
        }
        text.append(value, from, value.length());
    }

    private @Nullable String reference(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\t', '\n' -> null;
            default -> c < ' ' || c >= '\uFFFE' ? dialect.reference(c) : null;
        };
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
