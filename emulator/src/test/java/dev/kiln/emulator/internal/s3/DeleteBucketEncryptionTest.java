package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class DeleteBucketEncryptionTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void goesBackToAes256() {
        s3.client.putBucketEncryption(r -> r.bucket(BUCKET)
                .serverSideEncryptionConfiguration(c -> c.rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AWS_KMS))
                        .build())));

        s3.client.deleteBucketEncryption(r -> r.bucket(BUCKET));

        assertThat(s3.put("a", "text").serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
    }
}
