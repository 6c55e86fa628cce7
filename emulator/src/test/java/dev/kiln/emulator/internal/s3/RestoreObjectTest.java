package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.StorageClass;

class RestoreObjectTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void archivedObjectsAreReadForAsLongAsTheyAreRestored() {
        s3.put("text", r -> r.key("a").storageClass(StorageClass.GLACIER));
        refused(() -> s3.get("a"), 403, "InvalidObjectState");

        s3.client.restoreObject(r -> r.bucket(BUCKET).key("a").restoreRequest(days -> days.days(2)));

        assertThat(s3.get("a")).isEqualTo("text");
        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("a")).restore())
                .isEqualTo("ongoing-request=\"false\", expiry-date=\"Sat, 03 Jan 2026 00:00:00 GMT\"");
        s3.time.advance(Duration.ofDays(2));
        refused(() -> s3.get("a"), 403, "InvalidObjectState");
    }

    @Test
    void thereIsNothingToRestoreOfOthers() {
        s3.put("a", "text");

        refused(
                () -> s3.client.restoreObject(r -> r.bucket(BUCKET).key("a").restoreRequest(days -> days.days(2))),
                403,
                "InvalidObjectState");
    }
}
