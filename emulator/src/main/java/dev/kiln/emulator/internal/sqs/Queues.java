package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.message.IoThread;
import dev.kiln.emulator.internal.store.Store;
import java.net.URI;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The queues. Every change of them and of their messages is made in {@link #change}, one at a time. */
final class Queues {
    /** The host that SDK clients in this JVM are given, at which nobody else can reach the emulator. */
    private static final String IN_PROCESS = "kiln.localhost";

    private final Store store;
    private final Tables tables;
    private final Time time;
    private final Supplier<URI> endpoint;
    private final Lock lock = new ReentrantLock();

    Queues(Store store, Tables tables, Time time, Supplier<URI> endpoint) {
        this.store = store;
        this.tables = tables;
        this.time = time;
        this.endpoint = endpoint;
    }

    Tables tables() {
        return tables;
    }

    long nowMillis() {
        return time.now().toEpochMilli();
    }

    /** Changes what belongs together, while nobody else changes anything of SQS. */
    <T extends @Nullable Object> T change(Supplier<T> change) {
        return store.write(() -> {
            IoThread.lock(lock);
            try {
                return change.get();
            } finally {
                lock.unlock();
            }
        });
    }

    @Nullable
    QueueRecord find(QueueName name) {
        return tables.queues().get(name.key());
    }

    QueueRecord require(QueueName name) {
        QueueRecord found = find(name);
        if (found == null) {
            throw SqsErrors.queueDoesNotExist();
        }
        return found;
    }

    QueueRecord require(@Nullable String url, CallContext call) {
        return require(QueueName.ofUrl(url, call));
    }

    /** The queue that a parameter names by its ARN. */
    QueueRecord requireArn(@Nullable String arn, String parameter) {
        if (arn == null || arn.isEmpty()) {
            throw SqsErrors.missing(parameter);
        }
        QueueName name = QueueName.ofArn(arn);
        if (name == null) {
            throw SqsErrors.invalid("You must use this format to specify the " + parameter
                    + ": arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
        }
        QueueRecord found = find(name);
        if (found == null) {
            throw SqsErrors.resourceNotFound(
                    "The resource that you specified for the " + parameter + " parameter doesn't exist.");
        }
        return found;
    }

    void put(QueueRecord queue) {
        tables.queues().put(queue.key(), queue);
    }

    List<QueueRecord> all(String account, String region) {
        return Tables.under(tables.queues(), QueueName.owner(account, region));
    }

    /** The queues whose dead letters go to this one. */
    List<QueueRecord> sources(QueueRecord deadLetters) {
        String arn = deadLetters.queueName().arn();
        return all(deadLetters.account(), deadLetters.region()).stream()
                .filter(queue -> {
                    RedrivePolicy policy = queue.redrivePolicy();
                    return policy != null && policy.targetArn().equals(arn);
                })
                .toList();
    }

    /** The URL at the address that the caller knows. */
    String url(QueueRecord queue, CallContext call) {
        String host = call.http() == null ? "" : call.http().headers().first("Host", "");
        String base = host.isEmpty() || host.startsWith(IN_PROCESS) || host.endsWith("amazonaws.com")
                ? endpoint.get().toString()
                : "http://" + host;
        return base + "/" + queue.account() + "/" + queue.name();
    }
}
