package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyResponse;

/**
 * Gives a table or a stream a policy, which is kept and not enforced.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html">AWS: PutResourcePolicy</a>
 */
final class PutResourcePolicy implements Operation.Direct<PutResourcePolicyRequest, PutResourcePolicyResponse> {
    private final Policies policies;
    private final Items items;

    PutResourcePolicy(Policies policies, Items items) {
        this.policies = policies;
        this.items = items;
    }

    @Override
    public PutResourcePolicyResponse run(PutResourcePolicyRequest request, CallContext call) {
        Policies.Policy put = items.atomically(() -> policies.put(
                policies.resource(request.resourceArn(), call), request.policy(), request.expectedRevisionId()));
        return PutResourcePolicyResponse.builder().revisionId(put.revisionId()).build();
    }
}
