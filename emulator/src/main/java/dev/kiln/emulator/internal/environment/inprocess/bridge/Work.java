package dev.kiln.emulator.internal.environment.inprocess.bridge;

import org.jspecify.annotations.Nullable;

/**
 * One event for the function, as {@code GET /runtime/invocation/next} answers it.
 *
 * @param deadlineMillis since the epoch
 * @param clientContext decoded JSON
 * @param cognitoIdentity JSON
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: payloads are up to 6 MB
public record Work(
        String requestId,
        byte[] payload,
        long deadlineMillis,
        String invokedArn,
        String traceHeader,
        @Nullable String clientContext,
        @Nullable String cognitoIdentity,
        @Nullable String tenantId) {}
