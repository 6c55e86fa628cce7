package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Bucket;

class ListBucketsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void listsPageByPage() {
        s3.client.createBucket(r -> r.bucket("apples"));
        s3.client.createBucket(r -> r.bucket("pears"));

        var first = s3.client.listBuckets(r -> r.maxBuckets(2));
        var second = s3.client.listBuckets(r -> r.maxBuckets(2).continuationToken(first.continuationToken()));

        assertThat(first.buckets()).extracting(Bucket::name).containsExactly("apples", "pears");
        assertThat(second.buckets()).extracting(Bucket::name).containsExactly(BUCKET);
        assertThat(second.continuationToken()).isNull();
        assertThat(s3.client.listBuckets(r -> r.prefix("ap")).buckets()).hasSize(1);
        assertThat(first.owner().id()).hasSize(64);
    }
}
