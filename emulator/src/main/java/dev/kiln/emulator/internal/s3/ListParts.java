package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.List;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * Lists the parts of an upload.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html">AWS: ListParts</a>
 */
final class ListParts implements Operation.Direct<ListPartsRequest, ListPartsResponse> {
    private final S3 s3;

    ListParts(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public ListPartsResponse run(ListPartsRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        UploadRecord upload = s3.uploads().upload(bucket.name(), request.key(), request.uploadId());
        int after = request.partNumberMarker() == null ? 0 : request.partNumberMarker();
        int most = ListedObjects.most(request.maxParts());
        List<ObjectPart> left = s3.uploads().parts(upload.id()).stream()
                .filter(part -> part.number() > after)
                .toList();
        List<ObjectPart> page = left.subList(0, Math.min(most, left.size()));
        boolean shows = !upload.checksum().algorithm().isEmpty();
        ListPartsResponse.Builder response = ListPartsResponse.builder()
                .bucket(bucket.name())
                .key(request.key())
                .uploadId(upload.id())
                .partNumberMarker(after)
                .nextPartNumberMarker(
                        page.isEmpty() ? 0 : page.get(page.size() - 1).number())
                .maxParts(request.maxParts() == null ? ListedObjects.MOST : request.maxParts())
                .isTruncated(page.size() < left.size())
                .parts(page.stream().map(part -> listed(part, shows)).toList())
                .initiator(Owners.initiator(call.account()))
                .owner(Owners.of(bucket.account()))
                .storageClass(upload.headers().getOrDefault("x-amz-storage-class", "STANDARD"));
        if (shows) {
            response.checksumAlgorithm(upload.checksum().algorithm())
                    .checksumType(upload.checksum().type());
        }
        return response.build();
    }

    private static Part listed(ObjectPart part, boolean shows) {
        Part.Builder listed = Part.builder()
                .partNumber(part.number())
                .lastModified(part.modified())
                .eTag('"' + part.etag() + '"')
                .size(part.blob().length());
        return (shows ? Checksums.set(listed, part.checksum()) : listed).build();
    }
}
