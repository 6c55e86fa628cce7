/**
 * SDK HTTP clients without sockets: they hand what the SDK has marshalled straight to a door, and the door's reply back to
 * the SDK. Clients of tests thus marshal, sign, retry and time out for real but need no network. May import {@code message}
 * and the SDK's HTTP interfaces only.
 */
@NullMarked
package dev.kiln.emulator.internal.inprocess;

import org.jspecify.annotations.NullMarked;
