package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.Owner;

/**
 * Lists all versions and delete markers of a bucket, newest first for each key.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html">AWS: ListObjectVersions</a>
 */
final class ListObjectVersions implements Operation.Direct<ListObjectVersionsRequest, ListObjectVersionsResponse> {
    private final S3 s3;

    ListObjectVersions(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public ListObjectVersionsResponse run(ListObjectVersionsRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        String keyMarker = ListedObjects.given(request.keyMarker());
        String versionMarker = ListedObjects.given(request.versionIdMarker());
        if (!versionMarker.isEmpty() && keyMarker.isEmpty()) {
            throw S3Errors.invalidArgument(
                    "A version-id marker cannot be specified without a key marker.",
                    "version-id-marker",
                    versionMarker);
        }
        Encoding encoding = Encoding.of(request.encodingTypeAsString());
        Walk walk = new Walk(bucket, request, encoding);
        walk.go(keyMarker, versionMarker);
        return ListObjectVersionsResponse.builder()
                .name(bucket.name())
                .prefix(encoding.text(ListedObjects.given(request.prefix())))
                .keyMarker(encoding.text(keyMarker))
                .versionIdMarker(versionMarker)
                .delimiter(ListedObjects.delimiter(request.delimiter(), encoding))
                .maxKeys(request.maxKeys() == null ? ListedObjects.MOST : request.maxKeys())
                .encodingType(encoding.type())
                .isTruncated(walk.nextKey != null)
                .nextKeyMarker(walk.nextKey == null ? null : encoding.text(walk.nextKey))
                .nextVersionIdMarker(walk.nextVersion)
                .versions(walk.versions)
                .deleteMarkers(walk.markers)
                .commonPrefixes(ListedObjects.prefixes(walk.prefixes, encoding))
                .build();
    }

    /** One page in the making. */
    private final class Walk {
        private final BucketRecord bucket;
        private final String prefix;
        private final String delimiter;
        private final int most;
        private final Encoding encoding;
        private final Owner owner;
        private final List<ObjectVersion> versions = new ArrayList<>();
        private final List<DeleteMarkerEntry> markers = new ArrayList<>();
        private final List<String> prefixes = new ArrayList<>();
        private @Nullable String nextKey;
        private @Nullable String nextVersion;
        private String lastKey = "";
        private @Nullable String lastVersion;

        Walk(BucketRecord bucket, ListObjectVersionsRequest request, Encoding encoding) {
            this.bucket = bucket;
            this.prefix = ListedObjects.given(request.prefix());
            this.delimiter = ListedObjects.given(request.delimiter());
            this.most = ListedObjects.most(request.maxKeys());
            this.encoding = encoding;
            this.owner = Owners.of(bucket.account());
        }

        void go(String keyMarker, String versionMarker) {
            Key parent = Key.of(bucket.name());
            KeyRange range = KeyRange.startingWith(parent, prefix);
            if (!keyMarker.isEmpty()) {
                Key at = Objects.key(bucket.name(), keyMarker);
                range = versionMarker.isEmpty() ? range.after(at) : range.from(at);
            }
            String skipped = shared(keyMarker);
            for (Row<ObjectRecord> row : s3.objects().scan(range)) {
                String key = row.value().key();
                String common = shared(key);
                if (common != null) {
                    boolean known = (common.equals(skipped) && versionMarker.isEmpty())
                            || (!prefixes.isEmpty()
                                    && prefixes.get(prefixes.size() - 1).equals(common));
                    if (!known && !prefix(common)) {
                        return;
                    }
                } else if (!key(row.value(), key.equals(keyMarker) ? versionMarker : "")) {
                    return;
                }
            }
        }

        private @Nullable String shared(String key) {
            if (delimiter.isEmpty() || !key.startsWith(prefix)) {
                return null;
            }
            int at = key.indexOf(delimiter, prefix.length());
            return at < 0 ? null : key.substring(0, at + delimiter.length());
        }

        private boolean full() {
            if (versions.size() + markers.size() + prefixes.size() < most) {
                return false;
            }
            nextKey = most == 0 ? null : lastKey;
            nextVersion = most == 0 ? null : lastVersion;
            return true;
        }

        private boolean prefix(String common) {
            if (full()) {
                return false;
            }
            prefixes.add(common);
            lastKey = common;
            lastVersion = null;
            return true;
        }

        /** Adds the versions of a key that come after one, which may be gone; false when the page is full. */
        private boolean key(ObjectRecord newest, String after) {
            long before = after.isEmpty() ? Long.MAX_VALUE : s3.objects().sequence(bucket.name(), newest.key(), after);
            if (newest.sequence() < before && !version(newest, true)) {
                return false;
            }
            for (Row<ObjectRecord> row : s3.objects().olderThanNewest(bucket.name(), newest.key())) {
                if (row.value().sequence() < before && !version(row.value(), false)) {
                    return false;
                }
            }
            return true;
        }

        private boolean version(ObjectRecord version, boolean latest) {
            if (full()) {
                return false;
            }
            lastKey = version.key();
            lastVersion = version.versionId();
            if (version.deleteMarker()) {
                markers.add(DeleteMarkerEntry.builder()
                        .key(encoding.text(version.key()))
                        .versionId(version.versionId())
                        .isLatest(latest)
                        .lastModified(version.modified())
                        .owner(owner)
                        .build());
                return true;
            }
            ObjectVersion.Builder listed = ObjectVersion.builder()
                    .key(encoding.text(version.key()))
                    .versionId(version.versionId())
                    .isLatest(latest)
                    .lastModified(version.modified())
                    .eTag(version.quotedEtag())
                    .size(version.size())
                    .storageClass(version.storageClass())
                    .owner(owner);
            if (version.checksum().present()) {
                listed.checksumAlgorithmWithStrings(version.checksum().algorithm())
                        .checksumType(version.checksum().type());
            }
            versions.add(listed.build());
            return true;
        }
    }
}
