package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketPolicyStatusTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void tellsPublicPoliciesFromOthers() {
        s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy(policy("111122223333")));
        assertThat(isPublic()).isFalse();

        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));
        s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy(policy("*")));
        assertThat(isPublic()).isTrue();
    }

    private static String policy(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal
                + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::" + BUCKET + "/*\"}]}";
    }

    private boolean isPublic() {
        return s3.client
                .getBucketPolicyStatus(r -> r.bucket(BUCKET))
                .policyStatus()
                .isPublic();
    }
}
