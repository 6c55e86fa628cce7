package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

class DeleteBucketLifecycleTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void thenNothingEnds() {
        rules(rule -> rule.filter(f -> {}).expiration(e -> e.days(1)));
        s3.put("a", "text");

        s3.client.deleteBucketLifecycle(r -> r.bucket(BUCKET));
        s3.time.advance(Duration.ofDays(3));

        assertThat(s3.get("a")).isEqualTo("text");
    }

    private void rules(Consumer<LifecycleRule.Builder> rule) {
        LifecycleRule.Builder one = LifecycleRule.builder().id("r").status("Enabled");
        rule.accept(one);
        s3.client.putBucketLifecycleConfiguration(
                r -> r.bucket(BUCKET).lifecycleConfiguration(c -> c.rules(one.build())));
    }
}
