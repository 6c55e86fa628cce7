package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyResponse;

/**
 * Answers the policy of a table or a stream.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html">AWS: GetResourcePolicy</a>
 */
final class GetResourcePolicy implements Operation.Direct<GetResourcePolicyRequest, GetResourcePolicyResponse> {
    private final Policies policies;
    private final Items items;

    GetResourcePolicy(Policies policies, Items items) {
        this.policies = policies;
        this.items = items;
    }

    @Override
    public GetResourcePolicyResponse run(GetResourcePolicyRequest request, CallContext call) {
        Policies.Policy found = items.atomically(() -> {
            Policies.Policy policy = policies.find(policies.resource(request.resourceArn(), call));
            if (policy == null) {
                throw DynamoDbErrors.policyNotFound(request.resourceArn());
            }
            return policy;
        });
        return GetResourcePolicyResponse.builder()
                .policy(found.text())
                .revisionId(found.revisionId())
                .build();
    }
}
