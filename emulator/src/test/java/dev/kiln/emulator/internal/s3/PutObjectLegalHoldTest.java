package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class PutObjectLegalHoldTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void keepsAVersionUntilItIsLifted() {
        String version = locked("a");
        s3.client.putObjectLegalHold(r -> r.bucket("vault").key("a").legalHold(h -> h.status("ON")));
        refused(() -> s3.client.deleteObject(r -> r.bucket("vault").key("a").versionId(version)), 403, "AccessDenied");

        s3.client.putObjectLegalHold(r -> r.bucket("vault").key("a").legalHold(h -> h.status("OFF")));

        s3.client.deleteObject(r -> r.bucket("vault").key("a").versionId(version));
        refused(() -> s3.client.headObject(r -> r.bucket("vault").key("a")), 404, "NoSuchKey");
    }

    private String locked(String key) {
        s3.client.createBucket(r -> r.bucket("vault").objectLockEnabledForBucket(true));
        return s3.client
                .putObject(r -> r.bucket("vault").key(key), RequestBody.fromString("text"))
                .versionId();
    }
}
