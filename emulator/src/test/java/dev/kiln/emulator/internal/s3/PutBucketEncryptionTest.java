package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class PutBucketEncryptionTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void newObjectsAreSaidToBeEncryptedThatWay() {
        s3.client.putBucketEncryption(r -> r.bucket(BUCKET)
                .serverSideEncryptionConfiguration(c -> c.rules(ServerSideEncryptionRule.builder()
                        .bucketKeyEnabled(true)
                        .applyServerSideEncryptionByDefault(d ->
                                d.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID("k1"))
                        .build())));

        PutObjectResponse put = s3.put("a", "text");

        assertThat(put.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        assertThat(put.ssekmsKeyId()).endsWith(":key/k1");
        assertThat(put.bucketKeyEnabled()).isTrue();
    }

    @Test
    void refusesAKeyForAes() {
        refused(
                () -> s3.client.putBucketEncryption(r -> r.bucket(BUCKET)
                        .serverSideEncryptionConfiguration(c -> c.rules(ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AES256)
                                        .kmsMasterKeyID("k1"))
                                .build()))),
                400,
                "InvalidArgument");
    }
}
