package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;

/**
 * Takes the replication rules off a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketReplication.html">AWS: DeleteBucketReplication</a>
 */
final class DeleteBucketReplication
        implements Operation.Direct<DeleteBucketReplicationRequest, DeleteBucketReplicationResponse> {
    private final Configuration<ReplicationConfiguration> replication;

    DeleteBucketReplication(Configuration<ReplicationConfiguration> replication) {
        this.replication = replication;
    }

    @Override
    public DeleteBucketReplicationResponse run(DeleteBucketReplicationRequest request, CallContext call) {
        replication.remove(request.bucket());
        return DeleteBucketReplicationResponse.builder().build();
    }
}
