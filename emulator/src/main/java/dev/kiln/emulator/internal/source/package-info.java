/**
 * Event source mappings at work: what takes events from queues and streams to functions. Each kind of source is one {@link
 * dev.kiln.emulator.internal.source.Source}: it polls, filters, collects a batch, sends it and settles what came of it; {@link
 * dev.kiln.emulator.internal.source.Sources} starts and stops them as mappings change. Sources hold no thread while they wait, and call the services
 * as anybody else would. May import {@code aws}, {@code lambda}, {@code pattern}, {@code json} and {@code time}.
 */
@NullMarked
package dev.kiln.emulator.internal.source;

import org.jspecify.annotations.NullMarked;
