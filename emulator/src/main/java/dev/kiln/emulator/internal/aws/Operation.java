package dev.kiln.emulator.internal.aws;

import dev.kiln.emulator.internal.message.IoThread;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * One AWS API operation. The simple name of the implementing class is the operation's name on the wire, and its type
 * arguments are the SDK's classes for request and response; both are read from the class by {@link ServiceApi}.
 *
 * <p>Errors are thrown as the SDK's exceptions of the service, or those of {@link AwsErrors} for errors that services share.
 *
 * @param <I> the SDK's request class
 * @param <O> the SDK's response class
 */
public sealed interface Operation<I extends AwsRequest, O extends AwsResponse> {
    /**
     * Whether it takes some 100 µs at most for requests of usual size, so that it may run on an {@link IoThread}. Such an operation
     * changes nothing before it has its first lock, which it takes by {@link IoThread#lock}.
     */
    default boolean brief() {
        return false;
    }

    /** An operation that answers at once. Does not wait. */
    non-sealed interface Direct<I extends AwsRequest, O extends AwsResponse> extends Operation<I, O> {
        O run(I request, CallContext call);
    }

    /**
     * An operation that may have to wait: it returns, and completes the stage later. A stage that is a {@link
     * java.util.concurrent.CompletableFuture} is cancelled ({@code cancel(false)}) when the caller leaves before; who wants to
     * complete it then learns so from {@code complete} returning false.
     */
    non-sealed interface Waiting<I extends AwsRequest, O extends AwsResponse> extends Operation<I, O> {
        CompletionStage<O> run(I request, CallContext call);
    }

    /**
     * An operation whose response has a body beside its members: an event stream, or an object's content. A request body
     * that is a stream is read from {@code call.http().body()}. The stage is cancelled as that of {@link Waiting} is.
     */
    non-sealed interface Streaming<I extends AwsRequest, O extends AwsResponse> extends Operation<I, O> {
        CompletionStage<Streamed<O>> run(I request, CallContext call);

        /** Whether the request's body is read as a stream rather than collected. */
        default boolean streamsInput() {
            return false;
        }
    }

    /**
     * The head of a response and the body that follows it.
     *
     * @param contentType of the body; null to take what the response's members say
     */
    record Streamed<O extends AwsResponse>(O head, @Nullable String contentType, ReplyBody body) {}
}
