package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.IoThread;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.channels.StreamSourceChannel;

/** One request, from its head to the beginning of its reply. */
final class Call {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final HttpServerExchange exchange;
    private final @Nullable ChunkedBody chunked;
    private final @Nullable StreamSourceChannel source;
    private final HttpDoor door;
    private final Threads threads;
    private final HttpServerConfig.Bounds bounds;
    private final Replies replies;
    private final Peer peer;
    private final HttpRequest head;
    private @Nullable ArrivingBody arriving;
    private boolean brief;
    private volatile boolean left;

    Call(HttpServerExchange exchange, HttpDoor door, Threads threads, HttpServerConfig.Bounds bounds) {
        this.exchange = exchange;
        this.chunked = ChunkedBody.of(exchange);
        this.source = exchange.isRequestComplete() ? null : exchange.getRequestChannel();
        this.door = door;
        this.threads = threads;
        this.bounds = bounds;
        this.peer = Peer.of(exchange);
        this.replies = new Replies(exchange, peer, threads, bounds);
        this.head = Heads.request(exchange, RequestBody.EMPTY, peer.address());
    }

    /** Runs on the IO thread: asks what is to be done with the body and does it. */
    void begin() {
        HttpDoor.BodyPlan plan;
        try {
            plan = door.plan(head);
        } catch (RuntimeException | Error bug) {
            failed(bug);
            return;
        }
        StreamSourceChannel body = source;
        if (body == null) {
            // who sends no bytes may wait for the interim reply all the same
            if (head.header("Content-Length") != null && !letItCome()) {
                return;
            }
            work(plan.brief(), () -> answer(plan.streaming() ? emptyStream() : RequestBody.EMPTY));
        } else if (exchange.getRequestContentLength() > plan.maxBytes()) {
            tooLarge(plan.maxBytes());
        } else if (letItCome()) {
            if (plan.streaming()) {
                stream(body, plan.maxBytes());
            } else {
                brief = plan.brief();
                new BodyCollector(exchange, plan.maxBytes(), this, bounds.idle()).handleEvent(body);
            }
        }
    }

    private static RequestBody emptyStream() {
        return new RequestBody.Arriving(0, RequestBody.EMPTY.stream());
    }

    private boolean letItCome() {
        if (!HttpContinue.requiresContinueResponse(exchange)) {
            return true;
        }
        try {
            // few bytes, the first on their way: they always fit
            if (HttpContinue.createResponseSender(exchange).send()) {
                return true;
            }
            LOG.debug("{} takes no interim reply", peer.address());
        } catch (IOException gone) {
            LOG.debug("{} left before its body was asked for", peer.address(), gone);
        }
        peer.hangUp();
        return false;
    }

    private void stream(StreamSourceChannel source, long maxBytes) {
        ArrivingBody body = new ArrivingBody(exchange, source, chunked, peer, maxBytes);
        arriving = body;
        try {
            threads.streams().execute(() -> answer(body.message()));
        } catch (RejectedExecutionException tooMany) {
            reply(Replies.UNAVAILABLE);
        }
    }

    /** Called by the collector, with the whole body. */
    void collected(byte[] bytes) {
        work(brief && bytes.length <= IoThread.BRIEF_BYTES, () -> answer(RequestBody.of(bytes)));
    }

    /** Called by the collector, or where the declared length is already too much. */
    void tooLarge(long maxBytes) {
        work(() -> {
            HttpReply refusal;
            try {
                refusal = door.tooLarge(head, maxBytes);
            } catch (RuntimeException | Error bug) {
                failed(bug);
                return;
            }
            reply(refusal);
        });
    }

    /** Called by the collector: the client broke off or broke the encoding, so nobody waits for an answer. */
    void broken(IOException how) {
        LOG.debug("{} {} came incomplete", head.method(), head.path(), how);
        peer.hangUp();
    }

    /** Answers here, which is on the IO thread, or on a worker. */
    private void work(boolean here, Runnable task) {
        if (here) {
            IoThread.run(threads.workers(), task);
        } else {
            work(task);
        }
    }

    private void work(Runnable task) {
        try {
            threads.workers().execute(task);
        } catch (RejectedExecutionException closing) {
            peer.hangUp();
        }
    }

    private void answer(RequestBody body) {
        CompletionStage<HttpReply> stage;
        try {
            stage = door.answer(Heads.with(head, body));
        } catch (RuntimeException | Error bug) {
            failed(bug);
            return;
        }
        if (exchange.isRequestComplete() && !(stage instanceof CompletableFuture<?> future && future.isDone())) {
            peer.park(() -> left(stage));
        }
        stage.whenComplete((reply, failure) -> peer.unpark(() -> {
            if (left) {
                abandoned(reply);
            } else if (failure != null) {
                failed(failure);
            } else {
                reply(reply);
            }
        }));
    }

    /** The door may have code that runs on cancellation, which has no place on an IO thread. */
    private void left(CompletionStage<HttpReply> stage) {
        left = true;
        LOG.debug("{} left while {} {} was waiting", peer.address(), head.method(), head.path());
        Runnable cancel = () -> {
            if (stage instanceof CompletableFuture<?> future) {
                future.cancel(false);
            }
            peer.hangUp();
        };
        try {
            threads.workers().execute(cancel);
        } catch (RejectedExecutionException closing) {
            cancel.run();
        }
    }

    private void abandoned(@Nullable HttpReply reply) {
        if (reply != null && reply.body() instanceof ReplyBody.Produced produced) {
            replies.unread(produced);
        }
        peer.hangUp();
    }

    private void failed(Throwable bug) {
        LOG.error("{} {} failed", head.method(), head.path(), bug);
        reply(Replies.FAILED);
    }

    private void reply(HttpReply reply) {
        ArrivingBody body = arriving;
        boolean readable = body == null || body.end();
        replies.send(reply, readable ? source : null);
    }
}
