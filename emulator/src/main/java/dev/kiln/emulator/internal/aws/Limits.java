package dev.kiln.emulator.internal.aws;

/** Bounds on everything, AWS's documented quota where there is one. */
public final class Limits {
    /** Longest request body of an API call that states no other. */
    public static final long API_BODY_BYTES = 16L << 20;

    /** Buffered payloads of a Lambda invocation: 6 MiB and the 100 bytes that AWS adds. */
    public static final int INVOKE_PAYLOAD_BYTES = 6_291_556;

    /** Payload of a request to invoke a function and wait. */
    public static final int INVOKE_REQUEST_BYTES = 6 << 20;

    /** Payloads of asynchronous invocations. */
    public static final int ASYNC_PAYLOAD_BYTES = 1 << 20;

    /** Streamed response of one invocation. */
    public static final long STREAMED_RESPONSE_BYTES = 200L << 20;

    /** Zip file in CreateFunction and UpdateFunctionCode. */
    public static final long ZIP_BYTES = 52_428_800;

    /** The same, unpacked, with layers. */
    public static final long UNZIPPED_BYTES = 262_144_000;

    /** Environment variables of a function. */
    public static final int ENVIRONMENT_BYTES = 4096;

    /** Concurrent executions of an account unless set otherwise. */
    public static final int CONCURRENT_EXECUTIONS = 1000;

    private Limits() {}
}
