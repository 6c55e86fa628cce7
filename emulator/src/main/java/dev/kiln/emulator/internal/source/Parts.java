package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.lambda.Mapping;
import dev.kiln.emulator.internal.time.InFlight;
import java.util.concurrent.Executor;

/**
 * What sources work with.
 *
 * @param executor runs their steps, which do not block
 */
public record Parts(AwsCalls calls, Time time, InFlight inFlight, Executor executor) {
    /** The context of a mapping's own calls: the journal shows the mapping's ARN as the caller. */
    static CallContext caller(Mapping mapping, String trace) {
        return new CallContext(mapping.account(), mapping.region(), "", mapping.arn(), trace, null);
    }
}
