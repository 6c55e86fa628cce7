package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;

/**
 * Ends an upload without an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html">AWS: AbortMultipartUpload</a>
 */
final class AbortMultipartUpload
        implements Operation.Direct<AbortMultipartUploadRequest, AbortMultipartUploadResponse> {
    private final S3 s3;

    AbortMultipartUpload(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public AbortMultipartUploadResponse run(AbortMultipartUploadRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        s3.objects().atomically(() -> {
            UploadRecord upload = s3.uploads().upload(bucket.name(), request.key(), request.uploadId());
            s3.uploads().end(bucket.name(), upload);
            return upload;
        });
        return AbortMultipartUploadResponse.builder().build();
    }
}
