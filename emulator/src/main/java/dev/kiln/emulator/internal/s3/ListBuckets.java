package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.store.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;

/**
 * Lists the buckets of the account.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html">AWS: ListBuckets</a>
 */
final class ListBuckets implements Operation.Direct<ListBucketsRequest, ListBucketsResponse> {
    private static final int MOST = 10_000;

    private final Buckets buckets;

    ListBuckets(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public ListBucketsResponse run(ListBucketsRequest request, CallContext call) {
        int most = request.maxBuckets() == null ? MOST : request.maxBuckets();
        if (most < 1 || most > MOST) {
            throw S3Errors.invalidArgument(
                    "Argument max-buckets must be an integer between 1 and 10000",
                    "max-buckets",
                    Integer.toString(most));
        }
        String wantedRegion = request.bucketRegion();
        if (wantedRegion != null && !Region.regions().contains(Region.of(wantedRegion))) {
            throw S3Errors.of(400, "InvalidArgument", "Argument value " + wantedRegion + " is not a valid AWS Region")
                    .with("ArgumentName", "bucket-region")
                    .error();
        }
        String prefix = request.prefix() == null ? "" : request.prefix();
        List<Bucket> found = new ArrayList<>();
        String next = null;
        for (Row<BucketRecord> row : buckets.after(decoded(request.continuationToken()))) {
            BucketRecord bucket = row.value();
            boolean wanted = bucket.account().equals(call.account())
                    && bucket.name().startsWith(prefix)
                    && (request.bucketRegion() == null || request.bucketRegion().equals(bucket.region()));
            if (!wanted) {
                continue;
            }
            if (found.size() == most) {
                next = Continuation.after(found.get(most - 1).name());
                break;
            }
            found.add(Bucket.builder()
                    .name(bucket.name())
                    .creationDate(bucket.created())
                    .bucketRegion(bucket.region())
                    .bucketArn("arn:aws:s3:::" + bucket.name())
                    .build());
        }
        return ListBucketsResponse.builder()
                .buckets(found)
                .owner(Owners.of(call.account()))
                .prefix(request.prefix())
                .continuationToken(next)
                .build();
    }

    private static String decoded(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return "";
        }
        String name = Continuation.name(token);
        if (name == null) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect", "continuation-token", token);
        }
        return name;
    }
}
