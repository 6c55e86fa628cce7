package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.Permission;

class PutBucketAclTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void refusesAclsWhereTheOwnerOwnsAll() {
        refused(
                () -> s3.client.putBucketAcl(r -> r.bucket(BUCKET).acl(BucketCannedACL.PRIVATE)),
                400,
                "AccessControlListNotSupported");
    }

    @Test
    void takesGrantsByHeader() {
        allowAcls();
        s3.client.putBucketAcl(
                r -> r.bucket(BUCKET).grantRead("uri=\"http://acs.amazonaws.com/groups/s3/LogDelivery\""));

        assertThat(s3.client.getBucketAcl(r -> r.bucket(BUCKET)).grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.permission()).isEqualTo(Permission.READ));
    }

    @Test
    void refusesWhatAsksForNothingOrForTooMuch() {
        allowAcls();

        refused(() -> s3.client.putBucketAcl(r -> r.bucket(BUCKET)), 400, "MissingSecurityHeader");
        refused(
                () -> s3.client.putBucketAcl(
                        r -> r.bucket(BUCKET).acl("private").grantRead("id=1")),
                400,
                "InvalidRequest");
        refused(() -> s3.client.putBucketAcl(r -> r.bucket(BUCKET).grantRead("id=1")), 400, "InvalidArgument");
    }

    private void allowAcls() {
        s3.client.deleteBucketOwnershipControls(r -> r.bucket(BUCKET));
        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));
    }
}
