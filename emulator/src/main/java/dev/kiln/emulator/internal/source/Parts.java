package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Arrivals;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.lambda.Mapping;
import dev.kiln.emulator.internal.time.InFlight;
import java.util.concurrent.Executor;

/**
 * What sources work with.
 *
 * @param executor runs their steps, which do not block
 * @param arrivals tells of new records in streams
 */
public record Parts(AwsCalls calls, Time time, InFlight inFlight, Executor executor, Arrivals arrivals) {
    /** The context of a mapping's own calls: the journal shows the mapping's ARN as the caller. */
    static CallContext caller(Mapping mapping, String trace) {
        return caller(mapping, trace, "");
    }

    /** The same for one call, with its request id. */
    static CallContext caller(Mapping mapping, String trace, String requestId) {
        return new CallContext(mapping.account(), mapping.region(), requestId, mapping.arn(), trace, null);
    }
}
