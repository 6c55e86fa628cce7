package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeadObjectTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersWithoutABody() {
        s3.put("a", "hello");

        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("a")).contentLength())
                .isEqualTo(5);
        refused(() -> s3.client.headObject(r -> r.bucket(BUCKET).key("b")), 404, "NoSuchKey");
    }
}
