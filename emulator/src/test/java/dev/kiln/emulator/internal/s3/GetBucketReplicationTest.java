package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketReplicationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void saysWhereThereIsNone() {
        refused(
                () -> s3.client.getBucketReplication(r -> r.bucket(BUCKET)),
                404,
                "ReplicationConfigurationNotFoundError");
    }
}
