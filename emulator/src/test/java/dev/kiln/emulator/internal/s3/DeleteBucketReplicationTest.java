package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ReplicationRule;

class DeleteBucketReplicationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void takesTheRulesAway() {
        s3.versioned();
        replicate();

        s3.client.deleteBucketReplication(r -> r.bucket(BUCKET));

        refused(
                () -> s3.client.getBucketReplication(r -> r.bucket(BUCKET)),
                404,
                "ReplicationConfigurationNotFoundError");
    }

    private void replicate() {
        s3.client.putBucketReplication(r -> r.bucket(BUCKET)
                .replicationConfiguration(c -> c.role("arn:aws:iam::000000000000:role/copy")
                        .rules(ReplicationRule.builder()
                                .status("Enabled")
                                .priority(1)
                                .filter(f -> f.prefix("in/"))
                                .destination(d -> d.bucket("arn:aws:s3:::" + BUCKET))
                                .build())));
    }
}
