package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class GetObjectLegalHoldTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersOnAndOffAndNever() {
        locked("a");
        refused(
                () -> s3.client.getObjectLegalHold(r -> r.bucket("vault").key("a")),
                404,
                "NoSuchObjectLockConfiguration");

        s3.client.putObjectLegalHold(r -> r.bucket("vault").key("a").legalHold(h -> h.status("ON")));
        assertThat(s3.client
                        .getObjectLegalHold(r -> r.bucket("vault").key("a"))
                        .legalHold()
                        .statusAsString())
                .isEqualTo("ON");
    }

    private String locked(String key) {
        s3.client.createBucket(r -> r.bucket("vault").objectLockEnabledForBucket(true));
        return s3.client
                .putObject(r -> r.bucket("vault").key(key), RequestBody.fromString("text"))
                .versionId();
    }
}
