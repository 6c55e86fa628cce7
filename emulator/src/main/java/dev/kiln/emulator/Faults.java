package dev.kiln.emulator;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Makes AWS API calls fail or wait, to test how code copes. Rules are asked in the order in which they were made; the first that
 * matches and is not used up applies. Thread-safe.
 *
 * <pre>{@code
 * emulator.faults().on("dynamodb", "PutItem").times(2).fail(ProvisionedThroughputExceededException.builder()
 *         .message("slow down")
 *         .build());
 * }</pre>
 */
public interface Faults {
    /**
     * Begins a rule for an operation.
     *
     * @param service name in signatures, for example {@code dynamodb}; {@code *} for any
     * @param operation AWS's name, for example {@code PutItem}; {@code *} for any
     */
    Rule on(String service, String operation);

    /** Removes all rules. */
    void clear();

    /** A rule that takes effect when its last word is said: {@link #fail}, {@link #throttle} or {@link #delay}. */
    interface Rule {
        /** Limits the rule to that many calls; without it, the rule applies until {@link Faults#clear}. */
        Rule times(int calls);

        /** Lets this many matching calls pass first. */
        Rule after(int calls);

        /** Answers with this error instead of running the operation. */
        void fail(AwsServiceException error);

        /** Answers with {@code ThrottlingException} "Rate exceeded", which SDKs retry. */
        void throttle();

        /** Runs the operation after this time, measured by the emulator's {@link Time}. */
        void delay(Duration delay);
    }
}
