package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.Owner;

/**
 * Lists the objects of a bucket, up to 1,000 a page; the older way.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html">AWS: ListObjects</a>
 */
final class ListObjects implements Operation.Direct<ListObjectsRequest, ListObjectsResponse> {
    private final S3 s3;

    ListObjects(S3 s3) {
        this.s3 = s3;
    }

    /** Nobody in particular is not told who owns what. */
    private static @Nullable Owner owner(BucketRecord bucket, CallContext call) {
        return Presigned.signed(call.http()) ? Owners.of(bucket.account()) : null;
    }

    @Override
    public ListObjectsResponse run(ListObjectsRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        Encoding encoding = Encoding.of(request.encodingTypeAsString());
        int most = ListedObjects.most(request.maxKeys());
        Listing.Wanted wanted = new Listing.Wanted(
                bucket.name(),
                ListedObjects.given(request.prefix()),
                ListedObjects.given(request.delimiter()),
                ListedObjects.given(request.marker()),
                most);
        Listing page = Listing.of(s3.objects(), wanted.after(Listing.past(wanted.after(), wanted)));
        String last = page.last();
        return ListObjectsResponse.builder()
                .name(bucket.name())
                .prefix(encoding.text(ListedObjects.given(request.prefix())))
                .marker(encoding.text(ListedObjects.given(request.marker())))
                .delimiter(ListedObjects.delimiter(request.delimiter(), encoding))
                .maxKeys(request.maxKeys() == null ? ListedObjects.MOST : request.maxKeys())
                .encodingType(encoding.type())
                .isTruncated(last != null)
                .nextMarker(
                        last == null || ListedObjects.given(request.delimiter()).isEmpty() ? null : encoding.text(last))
                .contents(ListedObjects.objects(page.objects(), encoding, owner(bucket, call)))
                .commonPrefixes(ListedObjects.prefixes(page.prefixes(), encoding))
                .build();
    }
}
