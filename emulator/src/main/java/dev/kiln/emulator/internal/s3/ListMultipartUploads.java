package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.store.Row;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Lists the uploads that are under way, by key and then by age.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html">AWS: ListMultipartUploads</a>
 */
final class ListMultipartUploads
        implements Operation.Direct<ListMultipartUploadsRequest, ListMultipartUploadsResponse> {
    private final S3 s3;

    ListMultipartUploads(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public ListMultipartUploadsResponse run(ListMultipartUploadsRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        Encoding encoding = Encoding.of(request.encodingTypeAsString());
        String prefix = ListedObjects.given(request.prefix());
        String keyMarker = ListedObjects.given(request.keyMarker());
        String idMarker = keyMarker.isEmpty() ? "" : ListedObjects.given(request.uploadIdMarker());
        int most = ListedObjects.most(request.maxUploads());
        List<UploadRecord> all = new ArrayList<>();
        for (Row<UploadRecord> row : s3.uploads().in(bucket.name())) {
            if (row.value().key().startsWith(prefix)) {
                all.add(row.value());
            }
        }
        all.sort(Comparator.comparing(UploadRecord::key).thenComparing(UploadRecord::order));
        List<MultipartUpload> found = new ArrayList<>();
        Set<String> prefixes = new LinkedHashSet<>();
        String delimiter = ListedObjects.given(request.delimiter());
        checkMarkers(all, keyMarker, idMarker);
        String skipped = shared(keyMarker, prefix, delimiter);
        UploadRecord last = null;
        boolean truncated = false;
        boolean past = keyMarker.isEmpty();
        for (UploadRecord upload : all) {
            if (!past) {
                past = upload.key().compareTo(keyMarker) > 0;
                if (!past) {
                    past = upload.key().equals(keyMarker) && upload.id().equals(idMarker);
                    continue;
                }
            }
            String common = shared(upload.key(), prefix, delimiter);
            if (common != null && (prefixes.contains(common) || common.equals(skipped))) {
                continue;
            }
            if (found.size() + prefixes.size() == most) {
                truncated = true;
                break;
            }
            if (common == null) {
                found.add(listed(upload, encoding, bucket, call));
                last = upload;
            } else {
                prefixes.add(common);
            }
        }
        return ListMultipartUploadsResponse.builder()
                .bucket(bucket.name())
                .keyMarker(encoding.text(keyMarker))
                .uploadIdMarker(idMarker)
                .prefix(request.prefix() == null ? null : encoding.text(prefix))
                .delimiter(ListedObjects.delimiter(delimiter, encoding))
                .encodingType(encoding.type())
                .maxUploads(request.maxUploads() == null ? ListedObjects.MOST : request.maxUploads())
                .isTruncated(truncated)
                .nextKeyMarker(last == null ? "" : encoding.text(last.key()))
                .nextUploadIdMarker(last == null ? "" : last.id())
                .uploads(found)
                .commonPrefixes(ListedObjects.prefixes(List.copyOf(prefixes), encoding))
                .build();
    }

    private static void checkMarkers(List<UploadRecord> uploads, String key, String id) {
        boolean valid = id.isEmpty()
                || uploads.stream()
                        .anyMatch(
                                upload -> upload.id().equals(id) && upload.key().equals(key));
        if (!valid) {
            throw S3Errors.invalidArgument("Invalid uploadId marker", "upload-id-marker", id);
        }
    }

    private static @Nullable String shared(String key, String prefix, String delimiter) {
        int at = delimiter.isEmpty() || !key.startsWith(prefix) ? -1 : key.indexOf(delimiter, prefix.length());
        return at < 0 ? null : key.substring(0, at + delimiter.length());
    }

    private static MultipartUpload listed(
            UploadRecord upload, Encoding encoding, BucketRecord bucket, CallContext call) {
        MultipartUpload.Builder listed = MultipartUpload.builder()
                .uploadId(upload.id())
                .key(encoding.text(upload.key()))
                .initiated(upload.initiated().truncatedTo(ChronoUnit.SECONDS))
                .storageClass(upload.headers().getOrDefault("x-amz-storage-class", "STANDARD"))
                .owner(Owners.of(bucket.account()))
                .initiator(Owners.initiator(call.account()));
        if (!upload.checksum().algorithm().isEmpty()) {
            listed.checksumAlgorithm(upload.checksum().algorithm())
                    .checksumType(upload.checksum().type());
        }
        return listed.build();
    }
}
