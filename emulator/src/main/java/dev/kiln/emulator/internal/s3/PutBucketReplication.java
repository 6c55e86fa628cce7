package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;

/**
 * Keeps where objects are to be replicated to; nothing is replicated.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html">AWS: PutBucketReplication</a>
 */
final class PutBucketReplication
        implements Operation.Direct<PutBucketReplicationRequest, PutBucketReplicationResponse> {
    private static final String ARN = "arn:aws:s3:::";

    private final Buckets buckets;
    private final Configuration<ReplicationConfiguration> replication;

    PutBucketReplication(Buckets buckets, Configuration<ReplicationConfiguration> replication) {
        this.buckets = buckets;
        this.replication = replication;
    }

    @Override
    public PutBucketReplicationResponse run(PutBucketReplicationRequest request, CallContext call) {
        BucketRecord bucket = buckets.bucket(request.bucket());
        if (!bucket.versioned()) {
            throw S3Errors.invalidRequest(
                    "Versioning must be 'Enabled' on the bucket to apply a replication configuration");
        }
        ReplicationConfiguration asked = request.replicationConfiguration();
        WellFormed.require(
                asked != null && asked.role() != null && !asked.rules().isEmpty());
        List<ReplicationRule> rules = new ArrayList<>();
        for (ReplicationRule rule : asked.rules()) {
            WellFormed.known(rule.status());
            WellFormed.require(rule.destination() != null && rule.destination().bucket() != null);
            checkDestination(rule.destination().bucket());
            boolean named = rule.id() != null && !rule.id().isEmpty();
            rules.add(
                    named
                            ? rule
                            : rule.toBuilder().id(UUID.randomUUID().toString()).build());
        }
        replication.put(bucket.name(), asked.toBuilder().rules(rules).build());
        return PutBucketReplicationResponse.builder().build();
    }

    private void checkDestination(String arn) {
        BucketRecord found = arn.startsWith(ARN) ? buckets.find(arn.substring(ARN.length())) : null;
        if (found == null || !found.versioned()) {
            throw S3Errors.invalidRequest("Destination bucket must have versioning enabled.");
        }
    }
}
