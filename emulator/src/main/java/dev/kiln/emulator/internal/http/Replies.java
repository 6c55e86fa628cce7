package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/** Sends the reply to one exchange, from whatever thread has it. */
final class Replies {
    static final HttpReply FAILED = new HttpReply(StatusCodes.INTERNAL_SERVER_ERROR, new Headers(), ReplyBody.EMPTY);
    static final HttpReply UNAVAILABLE = new HttpReply(StatusCodes.SERVICE_UNAVAILABLE, new Headers(), ReplyBody.EMPTY);

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final byte[] NOTHING = {};
    private static final int REST_BYTES = 256 << 10;

    private final HttpServerExchange exchange;
    private final Peer peer;
    private final Threads threads;
    private final HttpServerConfig.Bounds bounds;

    Replies(HttpServerExchange exchange, Peer peer, Threads threads, HttpServerConfig.Bounds bounds) {
        this.exchange = exchange;
        this.peer = peer;
        this.threads = threads;
        this.bounds = bounds;
    }

    /**
     * Sends status, headers and body, at once or as fast as the client takes them.
     *
     * @param rest what the request's body may have left, null where nobody may read there
     */
    void send(HttpReply reply, @Nullable StreamSourceChannel rest) {
        if (!peer.connected()) {
            if (reply.body() instanceof ReplyBody.Produced produced) {
                unread(produced);
            }
            return;
        }
        try {
            exchange.setStatusCode(reply.status());
            Heads.reply(reply.headers(), exchange);
            if (!exchange.isRequestComplete() && !skipped(rest)) {
                exchange.getResponseHeaders().put(io.undertow.util.Headers.CONNECTION, "close");
            }
            boolean bodyless = bodyless(reply.status());
            if (reply.body() instanceof ReplyBody.Produced produced) {
                length(reply, produced.length());
                if (bodyless) {
                    finish(exchange.getResponseChannel());
                    blocking(produced, new UnreadBody(false));
                } else {
                    blocking(produced, new ProducedBody(exchange.getResponseChannel(), peer, this, produced.length()));
                }
            } else if (reply.body() instanceof ReplyBody.Ready ready) {
                length(reply, ready.bytes().length);
                byte[] bytes = bodyless ? NOTHING : ready.bytes();
                new ReadyWriter(ByteBuffer.wrap(bytes), this).write(exchange.getResponseChannel());
            }
        } catch (RuntimeException | Error broken) {
            // Undertow says so where the connection is closed by another thread meanwhile
            if (peer.connected()) {
                LOG.error("The reply to {} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), broken);
            }
            peer.hangUp();
        }
    }

    private boolean bodyless(int status) {
        return exchange.getRequestMethod().equals(Methods.HEAD)
                || status == StatusCodes.NO_CONTENT
                || status == StatusCodes.NOT_MODIFIED
                || status < StatusCodes.OK;
    }

    /** A reply to HEAD says what the door says, since the body that it has may be none. */
    private void length(HttpReply reply, long actual) {
        String stated = reply.headers().first("Content-Length");
        if (stated != null && exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.getResponseHeaders().put(io.undertow.util.Headers.CONTENT_LENGTH, stated);
        } else if (actual >= 0) {
            exchange.setResponseContentLength(actual);
        } else if (exchange.isHttp11()) {
            // also where the connection is closed afterwards: otherwise its end would pass for the body's
            exchange.getResponseHeaders().put(io.undertow.util.Headers.TRANSFER_ENCODING, "chunked");
        }
    }

    /** Calls a producer for its own sake: it may hold things that it lets go when writing fails. */
    void unread(ReplyBody.Produced produced) {
        blocking(produced, new UnreadBody(true));
    }

    private void blocking(ReplyBody.Produced produced, ReplyBody.BodyStream body) {
        try {
            threads.streams().execute(() -> open(produced, body));
        } catch (RejectedExecutionException tooMany) {
            body.abort();
            open(produced, body);
        }
    }

    private static void open(ReplyBody.Produced produced, ReplyBody.BodyStream body) {
        try {
            if (body instanceof ProducedBody sent) {
                sent.begin();
            }
            produced.producer().open(body);
        } catch (IOException gone) {
            LOG.debug("A reply was not read to its end", gone);
            body.abort();
        } catch (RuntimeException | Error bug) {
            LOG.error("A reply could not be produced", bug);
            body.abort();
        }
    }

    /** Skips the end of a body that is already here, so that the connection can be used again. */
    private boolean skipped(@Nullable StreamSourceChannel rest) {
        if (rest == null) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.allocate(16 << 10);
        try {
            for (int bytes = 0; bytes < REST_BYTES && !exchange.isRequestComplete(); ) {
                int read = rest.read(buffer.clear());
                if (read <= 0) {
                    break;
                }
                bytes += read;
            }
        } catch (IOException broken) {
            LOG.debug("The rest of a request could not be read", broken);
        }
        return exchange.isRequestComplete();
    }

    /** The connection has taken all of the body. */
    void finish(StreamSinkChannel channel) {
        if (exchange.isRequestComplete()) {
            exchange.endExchange();
            return;
        }
        try {
            channel.shutdownWrites();
            if (channel.flush()) {
                Linger.close(exchange, bounds.linger());
            } else {
                channel.getWriteSetter().set(writable -> {
                    writable.suspendWrites();
                    finish(writable);
                });
                channel.resumeWrites();
            }
        } catch (IOException gone) {
            failed(gone);
        }
    }

    /** The connection broke. */
    void failed(IOException gone) {
        LOG.debug("{} left before its reply was sent", peer.address(), gone);
        peer.hangUp();
    }
}
