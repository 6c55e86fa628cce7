package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Transition;

class PutBucketLifecycleConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void endsObjectsAtMidnightAfterTheirDays() {
        rules(rule -> rule.filter(f -> f.prefix("tmp/")).expiration(e -> e.days(1)));
        s3.time.advance(Duration.ofHours(1));
        assertThat(s3.put("tmp/a", "text").expiration())
                .isEqualTo("expiry-date=\"Sat, 03 Jan 2026 00:00:00 GMT\", rule-id=\"r\"");
        s3.put("kept", "text");

        s3.time.advance(Duration.ofDays(1));
        assertThat(keys()).containsExactly("kept", "tmp/a");
        s3.time.advance(Duration.ofDays(1));
        assertThat(keys()).containsExactly("kept");
    }

    @Test
    void marksVersionsAsDeletedAndEndsOldOnes() {
        s3.versioned();
        s3.put("a", "old");
        s3.put("a", "new");
        rules(rule ->
                rule.filter(f -> {}).expiration(e -> e.days(2)).noncurrentVersionExpiration(n -> n.noncurrentDays(1)));

        s3.time.advance(Duration.ofDays(1));
        assertThat(versions()).hasSize(1);
        s3.time.advance(Duration.ofDays(1));
        assertThat(s3.client.listObjectVersions(r -> r.bucket(BUCKET)).deleteMarkers())
                .hasSize(1);
        assertThat(versions()).hasSize(1);
        s3.time.advance(Duration.ofDays(1));
        assertThat(versions()).isEmpty();
    }

    @Test
    void abortsUploadsThatNobodyFinished() {
        s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key("big"));
        rules(rule -> rule.filter(f -> {}).abortIncompleteMultipartUpload(a -> a.daysAfterInitiation(3)));

        s3.time.advance(Duration.ofDays(2));
        assertThat(s3.client.listMultipartUploads(r -> r.bucket(BUCKET)).uploads())
                .hasSize(1);
        s3.time.advance(Duration.ofDays(1));
        assertThat(s3.client.listMultipartUploads(r -> r.bucket(BUCKET)).uploads())
                .isEmpty();
    }

    @Test
    void refusesRulesThatSayNothingOrNonsense() {
        refused(() -> rules(rule -> rule.filter(f -> {})), 400, "InvalidRequest");
        refused(() -> rules(rule -> rule.expiration(e -> e.days(1))), 400, "MalformedXML");
        refused(() -> rules(rule -> rule.filter(f -> {}).expiration(e -> e.days(0))), 400, "InvalidArgument");
        refused(
                () -> rules(
                        rule -> rule.filter(f -> {}).expiration(e -> e.date(Instant.parse("2026-01-02T03:00:00Z")))),
                400,
                "InvalidArgument");
        refused(
                () -> rules(rule -> rule.status("enabled").filter(f -> {}).expiration(e -> e.days(1))),
                400,
                "MalformedXML");
    }

    private void rules(Consumer<LifecycleRule.Builder> rule) {
        LifecycleRule.Builder one = LifecycleRule.builder().id("r").status("Enabled");
        rule.accept(one);
        s3.client.putBucketLifecycleConfiguration(
                r -> r.bucket(BUCKET).lifecycleConfiguration(c -> c.rules(one.build())));
    }

    private List<String> keys() {
        return s3.client.listObjectsV2(r -> r.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<ObjectVersion> versions() {
        return s3.client.listObjectVersions(r -> r.bucket(BUCKET)).versions();
    }

    @Test
    void refusesTransitionsThatComeTooEarlyOrTooLate() {
        assertThatThrownBy(() -> rules(rule -> rule.filter(f -> f.prefix("a/")).transitions(after(29, "STANDARD_IA"))))
                .hasMessageContaining(
                        "'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'");
        assertThatThrownBy(() -> rules(rule -> rule.filter(f -> f.prefix("a/"))
                        .expiration(e -> e.days(30))
                        .transitions(after(30, "GLACIER"))))
                .hasMessageContaining(
                        "'Days' in the Expiration action for filter '(prefix=a/)' must be greater than 'Days'"
                                + " in the Transition action");
        assertThatThrownBy(() -> rules(rule -> rule.filter(f -> f.prefix("a/"))
                        .expiration(e -> e.days(30))
                        .transitions(on(Instant.parse("2027-01-01T00:00:00Z"), "GLACIER"))))
                .hasMessageContaining("Found mixed 'Date' and 'Days' based Expiration and Transition actions");
        assertThatThrownBy(() -> rules(rule ->
                        rule.filter(f -> f.prefix("a/")).transitions(after(30, "GLACIER"), after(60, "GLACIER"))))
                .hasMessageContaining("'StorageClass' must be different for 'Transition' actions in same 'Rule'");
    }

    private static Transition after(int days, String storageClass) {
        return Transition.builder().days(days).storageClass(storageClass).build();
    }

    private static Transition on(Instant date, String storageClass) {
        return Transition.builder().date(date).storageClass(storageClass).build();
    }
}
