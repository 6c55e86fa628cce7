package dev.kiln.emulator.internal.aws;

import dev.kiln.emulator.internal.message.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and from where.
 *
 * @param account 12 digits
 * @param region for example {@code us-east-1}
 * @param requestId the id the caller sees in the reply
 * @param principal ARN of the caller
 * @param traceHeader value of {@code X-Amzn-Trace-Id}: given by the caller or begun here
 * @param http the HTTP request; null where the emulator itself or code in this process called, unless a body came with the call
 */
public record CallContext(
        String account,
        String region,
        String requestId,
        String principal,
        String traceHeader,
        @Nullable HttpRequest http) {}
