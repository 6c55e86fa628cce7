/**
 * The Runtime API over a socket: just as much of HTTP/1.1 as it needs.
 *
 * <p>One kept-alive connection carries everything, so a warm invoke costs two round trips. The JDK's own HTTP clients would
 * do, but one is slow per request and the other costs 150 ms to start. Imports the JDK only, and {@link
 * dev.kiln.runtime.Transport}.
 */
@NullMarked
package dev.kiln.runtime.internal.http;

import org.jspecify.annotations.NullMarked;
