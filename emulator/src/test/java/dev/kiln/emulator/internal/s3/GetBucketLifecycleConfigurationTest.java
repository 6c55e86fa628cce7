package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

class GetBucketLifecycleConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersRulesWithIds() {
        s3.client.putBucketLifecycleConfiguration(r -> r.bucket(BUCKET)
                .lifecycleConfiguration(c -> c.rules(LifecycleRule.builder()
                        .status("Disabled")
                        .filter(f -> f.prefix(""))
                        .expiration(e -> e.days(1))
                        .build())));

        GetBucketLifecycleConfigurationResponse got = s3.client.getBucketLifecycleConfiguration(r -> r.bucket(BUCKET));

        assertThat(got.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.id()).isNotEmpty());
        assertThat(got.transitionDefaultMinimumObjectSizeAsString()).isEqualTo("all_storage_classes_128K");
    }

    @Test
    void saysWhereThereIsNone() {
        refused(
                () -> s3.client.getBucketLifecycleConfiguration(r -> r.bucket(BUCKET)),
                404,
                "NoSuchLifecycleConfiguration");
    }
}
