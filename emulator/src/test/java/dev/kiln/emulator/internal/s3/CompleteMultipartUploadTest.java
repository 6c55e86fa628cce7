package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class CompleteMultipartUploadTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private String upload() {
        return s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key("big")).uploadId();
    }

    private CompletedPart part(String upload, int number, int size) {
        String etag = s3.client
                .uploadPart(
                        r -> r.bucket(BUCKET).key("big").uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(new byte[size]))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    @Test
    void makesOneObjectOfTheParts() {
        String upload = upload();
        CompletedPart one = part(upload, 1, 5 << 20);
        CompletedPart two = part(upload, 2, 10);

        var made = s3.client.completeMultipartUpload(
                r -> r.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(one, two)));

        assertThat(made.eTag()).endsWith("-2\"");
        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("big")).contentLength())
                .isEqualTo((5 << 20) + 10);
        var second = s3.client.getObjectAsBytes(r -> r.bucket(BUCKET).key("big").partNumber(2));
        assertThat(second.response().partsCount()).isEqualTo(2);
        assertThat(second.asByteArray()).hasSize(10);
        assertThat(s3.client
                        .completeMultipartUpload(r ->
                                r.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(one, two)))
                        .eTag())
                .isEqualTo(made.eTag());
    }

    @Test
    void combinesChecksumsOfPartsToThatOfTheWhole() {
        byte[] bytes = new byte[(5 << 20) + 1000];
        java.util.Arrays.fill(bytes, (byte) 7);
        String whole = s3.client
                .putObject(
                        r -> r.bucket(BUCKET).key("at-once").checksumAlgorithm(ChecksumAlgorithm.CRC32),
                        RequestBody.fromBytes(bytes))
                .checksumCRC32();
        String upload = s3.client
                .createMultipartUpload(r -> r.bucket(BUCKET)
                        .key("big")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .checksumType("FULL_OBJECT"))
                .uploadId();
        CompletedPart[] parts = new CompletedPart[2];
        for (int i = 0; i < 2; i++) {
            int number = i + 1;
            byte[] part = i == 0 ? java.util.Arrays.copyOf(bytes, 5 << 20) : java.util.Arrays.copyOf(bytes, 1000);
            var sent = s3.client.uploadPart(
                    r -> r.bucket(BUCKET)
                            .key("big")
                            .uploadId(upload)
                            .partNumber(number)
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                    RequestBody.fromBytes(part));
            parts[i] = CompletedPart.builder()
                    .partNumber(number)
                    .eTag(sent.eTag())
                    .checksumCRC32(sent.checksumCRC32())
                    .build();
        }

        assertThat(s3.client
                        .completeMultipartUpload(r ->
                                r.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(parts)))
                        .checksumCRC32())
                .isEqualTo(whole);
    }

    @Test
    void refusesPartsThatAreSmallOrUnknownOrInDisorder() {
        String upload = upload();
        CompletedPart one = part(upload, 1, 10);
        CompletedPart two = part(upload, 2, 10);

        refused(() -> complete(upload, one, two), 400, "EntityTooSmall");
        refused(() -> complete(upload, two, one), 400, "InvalidPartOrder");
        refused(() -> complete(upload, one.toBuilder().partNumber(9).build()), 400, "InvalidPart");
        refused(() -> complete("unknown", one), 404, "NoSuchUpload");
    }

    private void complete(String upload, CompletedPart... parts) {
        s3.client.completeMultipartUpload(
                r -> r.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(parts)));
    }

    @Test
    void computesAChecksumOfTheWholeWhereNoneIsAskedFor() throws java.io.IOException {
        String bytes = "\0".repeat((5 << 20) + 10);
        String whole = new RawHttp(s3.emulator.endpoint())
                .send("PUT", "/" + BUCKET + "/at-once", bytes)
                .headers()
                .get("x-amz-checksum-crc64nvme");
        String upload = upload();
        CompletedPart one = part(upload, 1, 5 << 20);
        CompletedPart two = part(upload, 2, 10);

        var made = s3.client.completeMultipartUpload(
                r -> r.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(one, two)));

        assertThat(whole).isNotNull();
        assertThat(made.checksumCRC64NVME()).isEqualTo(whole);
        assertThat(made.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
    }

    @Test
    void refusesAConditionWhenTheKeyWasDeletedMeanwhile() {
        s3.put("big", "before");
        String upload = upload();
        CompletedPart one = part(upload, 1, 10);
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("big"));

        refused(
                () -> s3.client.completeMultipartUpload(r -> r.bucket(BUCKET)
                        .key("big")
                        .uploadId(upload)
                        .ifNoneMatch("*")
                        .multipartUpload(m -> m.parts(one))),
                409,
                "ConditionalRequestConflict");
    }

    @Test
    void givesTheObjectTheAclOfTheUpload() {
        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));
        s3.client.deleteBucketOwnershipControls(r -> r.bucket(BUCKET));
        String upload = s3.client
                .createMultipartUpload(r -> r.bucket(BUCKET).key("big").acl("public-read"))
                .uploadId();

        complete(upload, part(upload, 1, 10));

        assertThat(s3.client.getObjectAcl(r -> r.bucket(BUCKET).key("big")).grants())
                .hasSize(2);
    }

    @Test
    void namesNoVersionWhileVersioningIsSuspended() {
        s3.client.putBucketVersioning(r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status("Suspended")));
        String upload = upload();
        CompletedPart one = part(upload, 1, 10);

        assertThat(s3.client
                        .completeMultipartUpload(r ->
                                r.bucket(BUCKET).key("big").uploadId(upload).multipartUpload(m -> m.parts(one)))
                        .versionId())
                .isNull();
    }

    @Test
    void refusesChecksumsOfAnotherKindThanTheUploadWasBegunWith() {
        String plain = upload();
        CompletedPart one = part(plain, 1, 10);
        String asked = s3.client
                .createMultipartUpload(r ->
                        r.bucket(BUCKET).key("big").checksumAlgorithm("CRC32").checksumType("FULL_OBJECT"))
                .uploadId();
        CompletedPart other = part(asked, 1, 10);

        refused(() -> complete(plain, one.toBuilder().checksumCRC32("AAAAAA==").build()), 400, "InvalidPart");
        refused(() -> complete(asked, other.toBuilder().checksumSHA256("AAAA").build()), 400, "BadDigest");
        refused(
                () -> s3.client.completeMultipartUpload(r -> r.bucket(BUCKET)
                        .key("big")
                        .uploadId(asked)
                        .checksumType("COMPOSITE")
                        .multipartUpload(m -> m.parts(other))),
                400,
                "InvalidRequest");
        refused(
                () -> s3.client.completeMultipartUpload(r -> r.bucket(BUCKET)
                        .key("big")
                        .uploadId(asked)
                        .checksumType("FULL_OBJECT")
                        .checksumCRC32("AAAAAA==")
                        .multipartUpload(m -> m.parts(other))),
                400,
                "BadDigest");
        complete(asked, other);
    }
}
