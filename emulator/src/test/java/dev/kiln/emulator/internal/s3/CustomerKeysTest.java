package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

class CustomerKeysTest {
    private static final String KEY = key((byte) 1);
    private static final String OTHER = key((byte) 2);

    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private static String key(byte filling) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, filling);
        return Base64.getEncoder().encodeToString(key);
    }

    private static String md5(String key) {
        return Base64.getEncoder()
                .encodeToString(ChecksumAlgorithm.digest("MD5")
                        .digest(Base64.getDecoder().decode(key)));
    }

    private static PutObjectRequest.Builder with(PutObjectRequest.Builder put, String key) {
        return put.sseCustomerAlgorithm("AES256").sseCustomerKey(key).sseCustomerKeyMD5(md5(key));
    }

    private String read(String key) {
        GetObjectRequest get = GetObjectRequest.builder()
                .bucket(BUCKET)
                .key("a")
                .sseCustomerAlgorithm("AES256")
                .sseCustomerKey(key)
                .sseCustomerKeyMD5(md5(key))
                .build();
        return s3.client.getObjectAsBytes(get).asUtf8String();
    }

    @Test
    void showsAnObjectOnlyToThoseWithItsKey() {
        s3.put("text", r -> with(r, KEY).key("a"));

        assertThat(read(KEY)).isEqualTo("text");
        refused(() -> read(OTHER), 403, "AccessDenied");
        refused(() -> s3.get("a"), 400, "InvalidRequest");
        refused(() -> s3.client.headObject(r -> r.bucket(BUCKET).key("a")), 400, null);
    }

    @Test
    void doesNotMakeTheETagOfTheContent() {
        String plain = s3.put("plain", "text").eTag();

        assertThat(s3.put("text", r -> with(r, KEY).key("a")).eTag()).isNotEqualTo(plain);
        assertThat(s3.put("text", r -> r.key("b").serverSideEncryption("aws:kms"))
                        .eTag())
                .isNotEqualTo(plain);
        assertThat(s3.client
                        .copyObject(r -> r.sourceBucket(BUCKET)
                                .sourceKey("a")
                                .destinationBucket(BUCKET)
                                .destinationKey("c")
                                .copySourceSSECustomerAlgorithm("AES256")
                                .copySourceSSECustomerKey(KEY)
                                .copySourceSSECustomerKeyMD5(md5(KEY)))
                        .copyObjectResult()
                        .eTag())
                .isEqualTo(plain);
    }

    @Test
    void copiesOnlyForThoseWithTheKey() {
        s3.put("text", r -> with(r, KEY).key("a"));

        refused(
                () -> s3.client.copyObject(r -> r.sourceBucket(BUCKET)
                        .sourceKey("a")
                        .destinationBucket(BUCKET)
                        .destinationKey("c")),
                400,
                "InvalidRequest");
    }

    @Test
    void refusesWhatIsNoKeyForAES256() {
        refused(
                () -> s3.put("text", r -> with(r, KEY).key("a").sseCustomerAlgorithm("KMS")),
                400,
                "InvalidEncryptionAlgorithmError");
        refused(() -> s3.put("text", r -> with(r, "c2hvcnQ=").key("a")), 400, "InvalidArgument");
        refused(() -> s3.put("text", r -> with(r, KEY).key("a").sseCustomerKeyMD5(md5(OTHER))), 400, "InvalidArgument");
        refused(
                () -> s3.put("text", r -> with(r, KEY).key("a").serverSideEncryption("AES256")),
                400,
                "InvalidArgument");
    }

    @Test
    void wantsTheSameKeyForEveryPart() {
        String upload = s3.client
                .createMultipartUpload(r -> r.bucket(BUCKET)
                        .key("a")
                        .sseCustomerAlgorithm("AES256")
                        .sseCustomerKey(KEY)
                        .sseCustomerKeyMD5(md5(KEY)))
                .uploadId();

        refused(() -> part(upload, OTHER), 400, "InvalidRequest");
        refused(
                () -> s3.client.uploadPart(
                        r -> r.bucket(BUCKET).key("a").uploadId(upload).partNumber(1), RequestBody.fromString("x")),
                400,
                "InvalidRequest");
        String etag = part(upload, KEY);
        s3.client.completeMultipartUpload(r -> r.bucket(BUCKET)
                .key("a")
                .uploadId(upload)
                .multipartUpload(m ->
                        m.parts(CompletedPart.builder().partNumber(1).eTag(etag).build())));
        assertThat(read(KEY)).isEqualTo("text");
    }

    private String part(String upload, String key) {
        return s3.client
                .uploadPart(
                        r -> r.bucket(BUCKET)
                                .key("a")
                                .uploadId(upload)
                                .partNumber(1)
                                .sseCustomerAlgorithm("AES256")
                                .sseCustomerKey(key)
                                .sseCustomerKeyMD5(md5(key)),
                        RequestBody.fromString("text"))
                .eTag();
    }
}
