package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteResourcePolicyResponse;

/**
 * Removes the policy of a table or a stream; where there is none, that is fine.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteResourcePolicy.html">AWS: DeleteResourcePolicy</a>
 */
final class DeleteResourcePolicy
        implements Operation.Direct<DeleteResourcePolicyRequest, DeleteResourcePolicyResponse> {
    private final Policies policies;
    private final Items items;

    DeleteResourcePolicy(Policies policies, Items items) {
        this.policies = policies;
        this.items = items;
    }

    @Override
    public DeleteResourcePolicyResponse run(DeleteResourcePolicyRequest request, CallContext call) {
        Optional<String> revision = items.atomically(() -> Optional.ofNullable(
                policies.remove(policies.resource(request.resourceArn(), call), request.expectedRevisionId())));
        return DeleteResourcePolicyResponse.builder()
                .revisionId(revision.orElse(null))
                .build();
    }
}
