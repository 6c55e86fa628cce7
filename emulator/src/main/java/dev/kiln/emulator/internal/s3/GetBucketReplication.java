package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;

/**
 * Answers where objects are to be replicated to.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html">AWS: GetBucketReplication</a>
 */
final class GetBucketReplication
        implements Operation.Direct<GetBucketReplicationRequest, GetBucketReplicationResponse> {
    private final Configuration<ReplicationConfiguration> replication;

    GetBucketReplication(Configuration<ReplicationConfiguration> replication) {
        this.replication = replication;
    }

    @Override
    public GetBucketReplicationResponse run(GetBucketReplicationRequest request, CallContext call) {
        return GetBucketReplicationResponse.builder()
                .replicationConfiguration(replication.require(request.bucket()))
                .build();
    }
}
