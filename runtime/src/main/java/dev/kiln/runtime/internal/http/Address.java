package dev.kiln.runtime.internal.http;

/**
 * Where the Runtime API is.
 *
 * @param prefix what comes before every path: empty, or a path without the slash at its end
 */
record Address(String host, int port, String prefix) {

    /** Reads {@code host}, {@code host:port}, {@code [v6]:port}, each with a path behind it or none. */
    static Address parse(String text) {
        int slash = text.indexOf('/');
        String authority = slash < 0 ? text : text.substring(0, slash);
        String prefix = slash < 0 ? "" : text.substring(slash);
        while (prefix.endsWith("/")) {
            prefix = prefix.substring(0, prefix.length() - 1);
        }
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']');
        String host = port ? authority.substring(0, colon) : authority;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new Address(host, port ? Integer.parseInt(authority.substring(colon + 1)) : 80, prefix);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "AWS_LAMBDA_RUNTIME_API is '" + text
                            + "'; it should look like 127.0.0.1:9001 or 127.0.0.1:9001/path",
                    e);
        }
    }

    String authority() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
