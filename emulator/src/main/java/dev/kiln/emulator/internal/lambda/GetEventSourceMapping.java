package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;

/**
 * Answers one event source mapping.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html">AWS: GetEventSourceMapping</a>
 */
final class GetEventSourceMapping
        implements Operation.Direct<GetEventSourceMappingRequest, GetEventSourceMappingResponse> {
    private final Mappings mappings;

    GetEventSourceMapping(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public GetEventSourceMappingResponse run(GetEventSourceMappingRequest request, CallContext call) {
        return Members.copy(
                        mappings.require(request.uuid(), call).configuration(), GetEventSourceMappingResponse.builder())
                .build();
    }
}
