package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/**
 * Answers how a bucket is served as a web site.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketWebsite.html">AWS: GetBucketWebsite</a>
 */
final class GetBucketWebsite implements Operation.Direct<GetBucketWebsiteRequest, GetBucketWebsiteResponse> {
    private final Configuration<WebsiteConfiguration> websites;

    GetBucketWebsite(Configuration<WebsiteConfiguration> websites) {
        this.websites = websites;
    }

    @Override
    public GetBucketWebsiteResponse run(GetBucketWebsiteRequest request, CallContext call) {
        WebsiteConfiguration website = websites.require(request.bucket());
        return GetBucketWebsiteResponse.builder()
                .redirectAllRequestsTo(website.redirectAllRequestsTo())
                .indexDocument(website.indexDocument())
                .errorDocument(website.errorDocument())
                .routingRules(website.hasRoutingRules() ? website.routingRules() : null)
                .build();
    }
}
