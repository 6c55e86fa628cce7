package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutObjectLockConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void retainsNewObjects() {
        s3.versioned();
        s3.client.putObjectLockConfiguration(r -> r.bucket(BUCKET)
                .objectLockConfiguration(c -> c.objectLockEnabled("Enabled")
                        .rule(rule ->
                                rule.defaultRetention(d -> d.mode("GOVERNANCE").days(2)))));
        String version = s3.put("a", "text").versionId();

        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("a")).objectLockRetainUntilDate())
                .isEqualTo(s3.time.now().plus(Duration.ofDays(2)));
        refused(() -> s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").versionId(version)), 403, "AccessDenied");
        s3.time.advance(Duration.ofDays(2));
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").versionId(version));
    }

    @Test
    void needsVersions() {
        refused(
                () -> s3.client.putObjectLockConfiguration(
                        r -> r.bucket(BUCKET).objectLockConfiguration(c -> c.objectLockEnabled("Enabled"))),
                409,
                "InvalidBucketState");
    }

    @Test
    void refusesARuleWithDaysAndYears() {
        s3.versioned();

        refused(
                () -> s3.client.putObjectLockConfiguration(r -> r.bucket(BUCKET)
                        .objectLockConfiguration(c -> c.objectLockEnabled("Enabled")
                                .rule(rule -> rule.defaultRetention(
                                        d -> d.mode("GOVERNANCE").days(2).years(1))))),
                400,
                "MalformedXML");
    }
}
