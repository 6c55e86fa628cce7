package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketPolicyTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersTheTextAsItWas() {
        String policy = policy("111122223333");
        s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy(policy));

        assertThat(s3.client.getBucketPolicy(r -> r.bucket(BUCKET)).policy()).isEqualTo(policy);
    }

    @Test
    void saysWhereThereIsNone() {
        refused(() -> s3.client.getBucketPolicy(r -> r.bucket(BUCKET)), 404, "NoSuchBucketPolicy");
    }

    @Test
    void refusesAnOwnerWhoIsNot() {
        refused(
                () -> s3.client.getBucketPolicy(r -> r.bucket(BUCKET).expectedBucketOwner("111122223333")),
                403,
                "AccessDenied");
    }

    private static String policy(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal
                + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::" + BUCKET + "/*\"}]}";
    }
}
