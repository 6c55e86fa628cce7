package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutBucketPolicyTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void refusesAPublicPolicyUntilThatIsAllowed() {
        refused(() -> s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy(policy("*"))), 403, "AccessDenied");
        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));
        s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy(policy("*")));

        assertThat(s3.client.getBucketPolicy(r -> r.bucket(BUCKET)).policy()).isEqualTo(policy("*"));
    }

    @Test
    void refusesWhatIsNoPolicy() {
        refused(() -> s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy("all")), 400, "MalformedPolicy");
        refused(() -> s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy("{}")), 400, "MalformedPolicy");
    }

    @Test
    void refusesAPolicyForAnotherBucket() {
        String other = policy("111122223333").replace(BUCKET, "other");

        refused(() -> s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy(other)), 400, "MalformedPolicy");
    }

    private static String policy(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal
                + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::" + BUCKET + "/*\"}]}";
    }
}
