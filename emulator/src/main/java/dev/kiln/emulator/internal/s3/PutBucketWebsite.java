package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/**
 * Has a bucket served as a web site at {@code <bucket>.s3-website.<anything>}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html">AWS: PutBucketWebsite</a>
 */
final class PutBucketWebsite implements Operation.Direct<PutBucketWebsiteRequest, PutBucketWebsiteResponse> {
    private final Configuration<WebsiteConfiguration> websites;

    PutBucketWebsite(Configuration<WebsiteConfiguration> websites) {
        this.websites = websites;
    }

    @Override
    public PutBucketWebsiteResponse run(PutBucketWebsiteRequest request, CallContext call) {
        websites.requireBucket(request.bucket());
        WebsiteConfiguration website = request.websiteConfiguration();
        WellFormed.require(website != null);
        WebsiteChecks.check(website);
        websites.put(request.bucket(), website);
        return PutBucketWebsiteResponse.builder().build();
    }
}
