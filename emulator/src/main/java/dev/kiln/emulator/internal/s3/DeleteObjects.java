package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * Deletes up to 1,000 objects; each says what became of it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">AWS: DeleteObjects</a>
 */
final class DeleteObjects implements Operation.Direct<DeleteObjectsRequest, DeleteObjectsResponse> {
    private static final int MOST = 1000;

    private final S3 s3;
    private final Deletions deletions;

    DeleteObjects(S3 s3, Deletions deletions) {
        this.s3 = s3;
        this.deletions = deletions;
    }

    @Override
    public DeleteObjectsResponse run(DeleteObjectsRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        Locks.checkBypass(bucket, request.bypassGovernanceRetention());
        boolean given = request.delete() != null && request.delete().hasObjects();
        if (!given
                || request.delete().objects().isEmpty()
                || request.delete().objects().size() > MOST) {
            throw S3Errors.malformedXml();
        }
        boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
        boolean bypass = Boolean.TRUE.equals(request.bypassGovernanceRetention());
        List<DeletedObject> deleted = new ArrayList<>();
        List<S3Error> errors = new ArrayList<>();
        for (ObjectIdentifier each : request.delete().objects()) {
            try {
                if (each.versionId() != null && !ObjectRecord.isVersionId(each.versionId())) {
                    throw S3Errors.noSuchVersion(each.key(), each.versionId());
                }
                Deletions.Outcome outcome = deletions.delete(
                        bucket, new Deletions.Target(each.key(), each.versionId(), each.eTag(), bypass, true), call);
                if (!quiet) {
                    deleted.add(deleted(each, outcome));
                }
            } catch (AwsServiceException refused) {
                errors.add(S3Error.builder()
                        .key(each.key())
                        .versionId(each.versionId())
                        .code(refused.awsErrorDetails().errorCode())
                        .message(refused.awsErrorDetails().errorMessage())
                        .build());
            }
        }
        return DeleteObjectsResponse.builder().deleted(deleted).errors(errors).build();
    }

    private static DeletedObject deleted(ObjectIdentifier each, Deletions.Outcome outcome) {
        return DeletedObject.builder()
                .key(each.key())
                .versionId(each.versionId())
                .deleteMarker(outcome.marker() ? true : null)
                .deleteMarkerVersionId(outcome.marker() ? outcome.versionId() : null)
                .build();
    }
}
