package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class GetObjectRetentionTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void saysWhereThereIsNone() {
        locked("a");

        refused(
                () -> s3.client.getObjectRetention(r -> r.bucket("vault").key("a")),
                404,
                "NoSuchObjectLockConfiguration");
    }

    @Test
    void aDeleteMarkerHasNone() {
        locked("a");
        String marker = s3.client.deleteObject(r -> r.bucket("vault").key("a")).versionId();

        refused(
                () -> s3.client.getObjectRetention(
                        r -> r.bucket("vault").key("a").versionId(marker)),
                405,
                "MethodNotAllowed");
    }

    private String locked(String key) {
        s3.client.createBucket(r -> r.bucket("vault").objectLockEnabledForBucket(true));
        return s3.client
                .putObject(r -> r.bucket("vault").key(key), RequestBody.fromString("text"))
                .versionId();
    }
}
