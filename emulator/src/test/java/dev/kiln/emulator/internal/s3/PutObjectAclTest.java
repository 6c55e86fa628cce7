package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

class PutObjectAclTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void replacesTheAclThatTheObjectWasPutWith() {
        allowAcls();
        s3.put("text", r -> r.key("a").acl(ObjectCannedACL.PUBLIC_READ));
        assertThat(s3.client.getObjectAcl(r -> r.bucket(BUCKET).key("a")).grants())
                .hasSize(2);

        s3.client.putObjectAcl(r -> r.bucket(BUCKET).key("a").acl(ObjectCannedACL.PRIVATE));

        assertThat(s3.client.getObjectAcl(r -> r.bucket(BUCKET).key("a")).grants())
                .hasSize(1);
    }

    private void allowAcls() {
        s3.client.deleteBucketOwnershipControls(r -> r.bucket(BUCKET));
        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));
    }
}
