package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * Lists the objects of a bucket, up to 1,000 a page.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">AWS: ListObjectsV2</a>
 */
final class ListObjectsV2 implements Operation.Direct<ListObjectsV2Request, ListObjectsV2Response> {
    private final S3 s3;

    ListObjectsV2(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public ListObjectsV2Response run(ListObjectsV2Request request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        Encoding encoding = Encoding.of(request.encodingTypeAsString());
        int most = ListedObjects.most(request.maxKeys());
        String after = request.continuationToken() == null
                ? ListedObjects.given(request.startAfter())
                : decoded(request.continuationToken());
        Listing page = Listing.of(
                s3.objects(),
                new Listing.Wanted(
                        bucket.name(),
                        ListedObjects.given(request.prefix()),
                        ListedObjects.given(request.delimiter()),
                        after,
                        most));
        String last = page.last();
        boolean owners = Boolean.TRUE.equals(request.fetchOwner());
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .prefix(encoding.text(ListedObjects.given(request.prefix())))
                .delimiter(ListedObjects.delimiter(request.delimiter(), encoding))
                .startAfter(
                        request.startAfter() == null || request.continuationToken() != null
                                ? null
                                : encoding.text(request.startAfter()))
                .maxKeys(request.maxKeys() == null ? ListedObjects.MOST : request.maxKeys())
                .encodingType(encoding.type())
                .keyCount(page.objects().size() + page.prefixes().size())
                .isTruncated(last != null)
                .continuationToken(request.continuationToken())
                .nextContinuationToken(last == null ? null : Continuation.after(last))
                .contents(ListedObjects.objects(page.objects(), encoding, owners ? Owners.of(bucket.account()) : null))
                .commonPrefixes(ListedObjects.prefixes(page.prefixes(), encoding))
                .build();
    }

    private static String decoded(String token) {
        String name = Continuation.name(token);
        if (name == null) {
            throw S3Errors.of(400, "InvalidArgument", "The continuation token provided is incorrect")
                    .with("ArgumentName", "continuation-token")
                    .error();
        }
        return name;
    }
}
