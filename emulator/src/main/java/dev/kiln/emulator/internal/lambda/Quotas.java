package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Quotas of Lambda that the user may set.
 *
 * @param concurrentExecutions of an account in a region
 * @param streamedResponseBytes longest streamed response
 * @param shaped whether streamed responses are slowed down to AWS's bandwidth
 */
public record Quotas(int concurrentExecutions, long streamedResponseBytes, boolean shaped) {
    /** AWS's, without its bandwidth. */
    public static final Quotas AWS = new Quotas(Limits.CONCURRENT_EXECUTIONS, Limits.STREAMED_RESPONSE_BYTES, false);

    @Nullable
    Shaper shaper(Time time) {
        return shaped ? new Shaper(time) : null;
    }

    /** The bound on a response, streamed or collected by the runtime. */
    long responseBytes(boolean streaming) {
        return streaming ? streamedResponseBytes : Limits.INVOKE_PAYLOAD_BYTES;
    }
}
