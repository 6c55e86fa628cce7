package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;

/**
 * Deletes a bucket that is empty.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html">AWS: DeleteBucket</a>
 */
final class DeleteBucket implements Operation.Direct<DeleteBucketRequest, DeleteBucketResponse> {
    private final Buckets buckets;
    private final Objects objects;
    private final Uploads uploads;
    private final Configurations configurations;

    DeleteBucket(Buckets buckets, Objects objects, Uploads uploads, Configurations configurations) {
        this.buckets = buckets;
        this.objects = objects;
        this.uploads = uploads;
        this.configurations = configurations;
    }

    @Override
    public DeleteBucketResponse run(DeleteBucketRequest request, CallContext call) {
        String name = request.bucket();
        objects.atomically(() -> {
            BucketRecord bucket = buckets.bucket(name);
            if (!objects.isEmpty(name)) {
                throw S3Errors.of(
                                409,
                                "BucketNotEmpty",
                                "The bucket you tried to delete is not empty"
                                        + (bucket.versioning().isEmpty()
                                                ? ""
                                                : ". You must delete all versions in the bucket."))
                        .with("BucketName", name)
                        .error();
            }
            uploads.clear(name);
            configurations.clear(name);
            buckets.remove(name);
            return name;
        });
        return DeleteBucketResponse.builder().build();
    }
}
