package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;

/**
 * Answers what is known of an object, as far as it is asked for.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html">AWS: GetObjectAttributes</a>
 */
final class GetObjectAttributes implements Operation.Direct<GetObjectAttributesRequest, GetObjectAttributesResponse> {
    private static final Set<String> KNOWN = Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");

    private final S3 s3;

    GetObjectAttributes(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public GetObjectAttributesResponse run(GetObjectAttributesRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        Set<String> wanted = new HashSet<>(request.objectAttributesAsStrings());
        if (wanted.isEmpty() || wanted.equals(Set.of(""))) {
            throw S3Errors.invalidRequest(
                    "The x-amz-object-attributes header specifying the attributes to be retrieved is"
                            + " either missing or empty");
        }
        if (!KNOWN.containsAll(wanted)) {
            throw S3Errors.invalidArgument(
                    "Invalid attribute name specified.",
                    "x-amz-object-attributes",
                    String.join(",", request.objectAttributesAsStrings()));
        }
        ObjectRecord object = s3.object(request.bucket(), request.key(), request.versionId());
        CustomerKeys.checkRead(call, object);
        GetObjectAttributesResponse.Builder response =
                GetObjectAttributesResponse.builder().lastModified(object.modified());
        if (!bucket.versioning().isEmpty()) {
            response.versionId(object.versionId());
        }
        if (wanted.contains("ETag")) {
            response.eTag(object.etag());
        }
        if (wanted.contains("Checksum") && object.checksum().present()) {
            response.checksum(
                    Checksums.set(software.amazon.awssdk.services.s3.model.Checksum.builder(), whole(object.checksum()))
                            .build());
        }
        if (wanted.contains("StorageClass")) {
            response.storageClass(object.storageClass());
        }
        if (wanted.contains("ObjectSize")) {
            response.objectSize(object.size());
        }
        if (wanted.contains("ObjectParts") && object.multipart()) {
            response.objectParts(parts(object, request));
        }
        return response.build();
    }

    private static GetObjectAttributesParts parts(ObjectRecord object, GetObjectAttributesRequest request) {
        GetObjectAttributesParts.Builder parts = GetObjectAttributesParts.builder()
                .totalPartsCount(object.parts().size());
        if (!object.checksum().composite()) {
            return parts.build();
        }
        int after = request.partNumberMarker() == null ? 0 : request.partNumberMarker();
        int most = ListedObjects.most(request.maxParts());
        List<ObjectPart> left =
                object.parts().stream().filter(part -> part.number() > after).toList();
        List<ObjectPart> page = left.subList(0, Math.min(most, left.size()));
        return parts.partNumberMarker(after)
                .nextPartNumberMarker(
                        page.isEmpty() ? 0 : page.get(page.size() - 1).number())
                .maxParts(most)
                .isTruncated(page.size() < left.size())
                .parts(page.stream()
                        .map(part -> Checksums.set(
                                        software.amazon.awssdk.services.s3.model.ObjectPart.builder()
                                                .partNumber(part.number())
                                                .size(part.blob().length()),
                                        part.checksum())
                                .build())
                        .toList())
                .build();
    }

    /** Here AWS leaves out how many parts a composite checksum is of. */
    private static Checksum whole(Checksum checksum) {
        int dash = checksum.value().indexOf('-');
        return dash < 0
                ? checksum
                : new Checksum(
                        checksum.algorithm(),
                        checksum.composite(),
                        checksum.value().substring(0, dash));
    }
}
