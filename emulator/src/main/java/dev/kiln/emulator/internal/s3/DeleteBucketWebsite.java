package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/**
 * Ends serving a bucket as a web site.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketWebsite.html">AWS: DeleteBucketWebsite</a>
 */
final class DeleteBucketWebsite implements Operation.Direct<DeleteBucketWebsiteRequest, DeleteBucketWebsiteResponse> {
    private final Configuration<WebsiteConfiguration> websites;

    DeleteBucketWebsite(Configuration<WebsiteConfiguration> websites) {
        this.websites = websites;
    }

    @Override
    public DeleteBucketWebsiteResponse run(DeleteBucketWebsiteRequest request, CallContext call) {
        websites.remove(request.bucket());
        return DeleteBucketWebsiteResponse.builder().build();
    }
}
