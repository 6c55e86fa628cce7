package dev.kiln.emulator.internal.environment.inprocess;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/**
 * {@code jar:} URLs whose connections do not use the JVM's cache of open jars, which would keep a function's files open
 * until the JVM ends.
 */
final class UncachedUrls extends URLStreamHandler {
    private static final UncachedUrls HANDLER = new UncachedUrls();

    private UncachedUrls() {}

    static URL inJar(URL jar, String entry) {
        try {
            String path = new URI(null, null, "/" + entry, null).getRawPath();
            return new URL("jar", "", -1, jar + "!" + path, HANDLER);
        } catch (MalformedURLException | URISyntaxException e) {
            throw new IllegalStateException("An entry has no URL: " + entry, e);
        }
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        return uncached(new URL(url.toExternalForm()).openConnection());
    }

    @Override
    protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
        return openConnection(url);
    }

    private static URLConnection uncached(URLConnection connection) {
        connection.setUseCaches(false);
        return connection;
    }
}
