package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.Type;

class GetBucketAclTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void theOwnerHasFullControl() {
        assertThat(s3.client.getBucketAcl(r -> r.bucket(BUCKET)).grants())
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.permission()).isEqualTo(Permission.FULL_CONTROL);
                    assertThat(grant.grantee().type()).isEqualTo(Type.CANONICAL_USER);
                });
    }
}
