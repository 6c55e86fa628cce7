package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The SDK's own way to move files, over sockets: parts side by side, whole directories. */
class TransferManagerTest {
    private static final int PART = 5 << 20;
    private static final int SIZE = 2 * PART + 12_345;

    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @TempDir
    Path directory;

    private final S3AsyncClient client = S3AsyncClient.builder()
            .endpointOverride(s3.emulator.endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .multipartEnabled(true)
            .multipartConfiguration(c -> c.thresholdInBytes((long) PART).minimumPartSizeInBytes((long) PART))
            .build();

    private final S3TransferManager transfers =
            S3TransferManager.builder().s3Client(client).build();

    @AfterEach
    void close() {
        transfers.close();
        client.close();
    }

    private Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    @Test
    void movesAFileInPartsBothWays() throws IOException {
        Path file = file("big", SIZE);

        transfers
                .uploadFile(r -> r.source(file)
                        .putObjectRequest(put -> put.bucket(BUCKET).key("big")))
                .completionFuture()
                .join();

        var head = s3.client.headObject(r -> r.bucket(BUCKET).key("big"));
        assertThat(head.eTag()).endsWith("-3\"");
        assertThat(head.contentLength()).isEqualTo(SIZE);
        Path back = directory.resolve("back");
        transfers
                .downloadFile(r -> r.destination(back)
                        .getObjectRequest(get -> get.bucket(BUCKET).key("big")))
                .completionFuture()
                .join();
        assertThat(back).hasSameBinaryContentAs(file);
    }

    @Test
    void copiesAFileInParts() throws IOException {
        Path file = file("big", SIZE);
        transfers
                .uploadFile(r -> r.source(file)
                        .putObjectRequest(put -> put.bucket(BUCKET).key("big")))
                .completionFuture()
                .join();

        transfers
                .copy(r -> r.copyObjectRequest(copy -> copy.sourceBucket(BUCKET)
                        .sourceKey("big")
                        .destinationBucket(BUCKET)
                        .destinationKey("copy")))
                .completionFuture()
                .join();

        assertThat(s3.client.getObjectAsBytes(r -> r.bucket(BUCKET).key("copy")).asByteArray())
                .isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void movesWholeDirectories() throws IOException {
        Path source = directory.resolve("source");
        file("source/a", 10);
        file("source/sub/b", 20);
        file("source/sub/big", PART + 1);

        var sent = transfers
                .uploadDirectory(r -> r.bucket(BUCKET).source(source).s3Prefix("dir"))
                .completionFuture()
                .join();

        assertThat(sent.failedTransfers()).isEmpty();
        assertThat(s3.client.listObjectsV2(r -> r.bucket(BUCKET)).contents())
                .extracting(S3Object::key)
                .containsExactly("dir/a", "dir/sub/b", "dir/sub/big");
        Path back = directory.resolve("back");
        var taken = transfers
                .downloadDirectory(
                        r -> r.bucket(BUCKET).destination(back).listObjectsV2RequestTransformer(l -> l.prefix("dir/")))
                .completionFuture()
                .join();
        assertThat(taken.failedTransfers()).isEmpty();
        assertThat(back.resolve("sub/big")).hasSameBinaryContentAs(source.resolve("sub/big"));
    }
}
