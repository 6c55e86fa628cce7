package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Permission;

class GetObjectAclTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void aNewVersionDoesNotHaveTheAclOfTheOneBefore() {
        allowAcls();
        s3.put("text", r -> r.key("a").acl(ObjectCannedACL.PUBLIC_READ));
        s3.put("a", "other");

        assertThat(s3.client.getObjectAcl(r -> r.bucket(BUCKET).key("a")).grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.permission()).isEqualTo(Permission.FULL_CONTROL));
    }

    @Test
    void needsTheObject() {
        refused(() -> s3.client.getObjectAcl(r -> r.bucket(BUCKET).key("a")), 404, "NoSuchKey");
    }

    private void allowAcls() {
        s3.client.deleteBucketOwnershipControls(r -> r.bucket(BUCKET));
        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));
    }
}
