package dev.kiln.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * Lists the AWS API calls that the emulator has answered, in the order in which they came: from clients, from handlers and from
 * the emulator's own pollers. Bounded: the oldest calls are forgotten after 10,000 calls or 32 MB of requests and responses.
 * Thread-safe.
 *
 * <pre>{@code
 * assertThat(emulator.journal().calls("dynamodb", "Query")).hasSize(3);
 * }</pre>
 */
public interface CallJournal {
    /** Returns all calls that are remembered, oldest first. */
    List<Call> calls();

    /**
     * Returns the calls of one operation, oldest first.
     *
     * @param service name in signatures, for example {@code dynamodb}
     * @param operation AWS's name, for example {@code GetItem}
     */
    List<Call> calls(String service, String operation);

    /** Forgets all calls so far. */
    void clear();

    /** Where a call came from. */
    enum Origin {
        HTTP,
        IN_PROCESS,
        EMULATOR
    }

    /**
     * One call.
     *
     * @param number counts from 1 over the life of the emulator
     * @param principal ARN of the caller; a function's calls carry the function's ARN
     * @param traceId ties the calls that one cause led to together
     * @param response empty while the call is running, where it failed, and for bodies that stream
     * @param error AWS's error code, empty where there is none
     * @param duration until the answer (or, for streams, its head) was there; empty while the call is running
     */
    record Call(
            long number,
            Instant time,
            String service,
            String operation,
            AwsRequest request,
            Origin origin,
            String account,
            String region,
            String principal,
            String requestId,
            String traceId,
            Optional<AwsResponse> response,
            Optional<String> error,
            Optional<Duration> duration) {
        /**
         * Returns the request as the SDK's class.
         *
         * @throws ClassCastException where the operation has another request class
         */
        public <R extends AwsRequest> R request(Class<R> type) {
            return type.cast(request);
        }
    }
}
