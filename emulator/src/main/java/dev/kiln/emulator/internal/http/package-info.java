/**
 * The HTTP/1.1 listener: an Undertow server that turns exchanges into messages for a door. Threads of the server read heads
 * and bodies and write replies; a door runs on workers; whoever waits for an answer is a parked exchange without a thread;
 * a client that leaves meanwhile is noticed. The only package that knows Undertow. May import {@code message} only.
 */
@NullMarked
package dev.kiln.emulator.internal.http;

import org.jspecify.annotations.NullMarked;
