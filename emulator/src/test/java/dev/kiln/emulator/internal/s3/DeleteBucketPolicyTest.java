package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteBucketPolicyTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void takesThePolicyOff() {
        s3.client.putBucketPolicy(r -> r.bucket(BUCKET).policy(policy("111122223333")));

        s3.client.deleteBucketPolicy(r -> r.bucket(BUCKET));

        refused(() -> s3.client.getBucketPolicy(r -> r.bucket(BUCKET)), 404, "NoSuchBucketPolicy");
    }

    private static String policy(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal
                + "\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::" + BUCKET + "/*\"}]}";
    }
}
