package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class PutObjectRetentionTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void governanceYieldsToABypass() {
        locked("a");
        retain("GOVERNANCE", Duration.ofDays(2), false);
        refused(() -> retain("GOVERNANCE", Duration.ofDays(1), false), 403, "AccessDenied");

        retain("GOVERNANCE", Duration.ofDays(1), true);

        assertThat(s3.client
                        .getObjectRetention(r -> r.bucket("vault").key("a"))
                        .retention()
                        .retainUntilDate())
                .isEqualTo(s3.time.now().plus(Duration.ofDays(1)));
    }

    @Test
    void complianceIsOnlyEverLonger() {
        String version = locked("a");
        retain("COMPLIANCE", Duration.ofDays(2), false);

        refused(() -> retain("COMPLIANCE", Duration.ofDays(1), true), 403, "AccessDenied");
        refused(() -> retain("GOVERNANCE", Duration.ofDays(3), true), 403, "AccessDenied");
        retain("COMPLIANCE", Duration.ofDays(3), false);
        refused(
                () -> s3.client.deleteObject(
                        r -> r.bucket("vault").key("a").versionId(version).bypassGovernanceRetention(true)),
                403,
                "AccessDenied");
    }

    @Test
    void refusesTheSameOnABucketWithoutLocks() {
        s3.put("a", "text");

        refused(
                () -> s3.client.putObjectRetention(r -> r.bucket(BUCKET)
                        .key("a")
                        .retention(to -> to.mode("GOVERNANCE")
                                .retainUntilDate(s3.time.now().plusSeconds(9)))),
                400,
                "InvalidRequest");
    }

    private String locked(String key) {
        s3.client.createBucket(r -> r.bucket("vault").objectLockEnabledForBucket(true));
        return s3.client
                .putObject(r -> r.bucket("vault").key(key), RequestBody.fromString("text"))
                .versionId();
    }

    private void retain(String mode, Duration span, boolean bypass) {
        s3.client.putObjectRetention(r -> r.bucket("vault")
                .key("a")
                .bypassGovernanceRetention(bypass)
                .retention(to -> to.mode(mode).retainUntilDate(s3.time.now().plus(span))));
    }

    @Test
    void changesTheModeOfAGovernedVersionOnlyWithTheBypass() {
        s3.client.createBucket(r -> r.bucket("locked").objectLockEnabledForBucket(true));
        s3.client.putObject(
                r -> r.bucket("locked")
                        .key("a")
                        .objectLockMode("GOVERNANCE")
                        .objectLockRetainUntilDate(s3.time.now().plus(java.time.Duration.ofDays(1))),
                software.amazon.awssdk.core.sync.RequestBody.fromString("x"));

        refused(() -> comply(false), 403, "AccessDenied");
        comply(true);
    }

    private void comply(boolean bypass) {
        s3.client.putObjectRetention(r -> r.bucket("locked")
                .key("a")
                .bypassGovernanceRetention(bypass)
                .retention(
                        l -> l.mode("COMPLIANCE").retainUntilDate(s3.time.now().plus(java.time.Duration.ofDays(1)))));
    }
}
