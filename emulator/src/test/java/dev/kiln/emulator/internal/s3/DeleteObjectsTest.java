package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

class DeleteObjectsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void saysOfEachWhatBecameOfIt() {
        s3.put("a", "x");
        List<ObjectIdentifier> keys = List.of(
                ObjectIdentifier.builder().key("a").build(),
                ObjectIdentifier.builder().key("nothing").build());

        var deleted = s3.client.deleteObjects(r -> r.bucket(BUCKET).delete(d -> d.objects(keys)));

        assertThat(deleted.deleted()).extracting(DeletedObject::key).containsExactly("a", "nothing");
        assertThat(s3.client
                        .deleteObjects(r ->
                                r.bucket(BUCKET).delete(d -> d.objects(keys).quiet(true)))
                        .deleted())
                .isEmpty();
        refused(
                () -> s3.client.deleteObjects(r ->
                        r.bucket(BUCKET).delete(d -> d.objects(java.util.Collections.nCopies(1001, keys.get(0))))),
                400,
                "MalformedXML");
    }

    @Test
    void saysWhichVersionsThereAreNot() {
        assertThat(s3.client
                        .deleteObjects(r -> r.bucket(BUCKET)
                                .delete(d -> d.objects(ObjectIdentifier.builder()
                                        .key("a")
                                        .versionId("HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD")
                                        .build())))
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("NoSuchVersion"));
    }
}
