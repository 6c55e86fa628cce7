package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the router made of a request. */
sealed interface Routed {
    @Nullable
    ServiceApi service();

    Protocol protocol();

    /** An operation that is served. */
    record ToOperation(
            ServiceApi service, ServiceApi.Entry<?, ?> operation, Protocol protocol, Map<String, String> labels)
            implements Routed {}

    /** Nothing that is served; the error says why and what may have been meant. */
    record Refused(@Nullable ServiceApi service, Protocol protocol, AwsServiceException error) implements Routed {}
}
