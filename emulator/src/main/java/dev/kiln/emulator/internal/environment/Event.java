package dev.kiln.emulator.internal.environment;

import org.jspecify.annotations.Nullable;

/**
 * One event for a function: what {@code GET /runtime/invocation/next} answers.
 *
 * @param requestId a UUID; the same over the retries of an asynchronous invocation
 * @param payload JSON text; not changed by anybody
 * @param invokedArn as the caller named the function, with a qualifier where he gave one
 * @param clientContext decoded JSON
 * @param cognitoIdentity JSON
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: payloads are up to 6 MB
public record Event(
        String requestId,
        byte[] payload,
        String invokedArn,
        String traceHeader,
        @Nullable String clientContext,
        @Nullable String cognitoIdentity,
        @Nullable String tenantId) {}
