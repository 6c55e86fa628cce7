package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;

/**
 * Ends an event source mapping. Batches that the function has already got are finished.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html">AWS: DeleteEventSourceMapping</a>
 */
final class DeleteEventSourceMapping
        implements Operation.Direct<DeleteEventSourceMappingRequest, DeleteEventSourceMappingResponse> {
    private final Mappings mappings;

    DeleteEventSourceMapping(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public DeleteEventSourceMappingResponse run(DeleteEventSourceMappingRequest request, CallContext call) {
        Mapping deleted = MappingAnswers.in(mappings.delete(request.uuid(), call), "Deleting");
        return Members.copy(deleted.configuration(), DeleteEventSourceMappingResponse.builder())
                .build();
    }
}
