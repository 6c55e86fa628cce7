package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/**
 * Begins an upload in parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html">AWS: CreateMultipartUpload</a>
 */
final class CreateMultipartUpload
        implements Operation.Direct<CreateMultipartUploadRequest, CreateMultipartUploadResponse> {
    private final S3 s3;

    CreateMultipartUpload(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public CreateMultipartUploadResponse run(CreateMultipartUploadRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        PutObject.checkKey(request.key());
        Map<String, String> headers = s3.encryption().applied(bucket, ObjectHeaders.of(call), call);
        Checksum checksum = checksum(request);
        AccessControlPolicy acl = s3.acls().asked(bucket.name(), request, call);
        UploadRecord upload = s3.objects().atomically(() -> {
            UploadRecord made = new UploadRecord(
                    UploadIds.next(),
                    request.key(),
                    s3.time().now(),
                    checksum,
                    headers,
                    ObjectHeaders.metadata(call),
                    TagSets.parse(request.tagging()),
                    Locks.of(bucket, call, s3.time().now()),
                    s3.objects().nextSequence());
            s3.uploads().put(bucket.name(), made);
            s3.acls().keepForUpload(bucket.name(), made.id(), acl);
            return made;
        });
        CreateMultipartUploadResponse.Builder response = CreateMultipartUploadResponse.builder()
                .bucket(bucket.name())
                .key(request.key())
                .uploadId(upload.id());
        if (!checksum.algorithm().isEmpty()) {
            response.checksumAlgorithm(checksum.algorithm()).checksumType(checksum.type());
        }
        return ObjectHeaders.encryption(response, headers).build();
    }

    private static Checksum checksum(CreateMultipartUploadRequest request) {
        String name = request.checksumAlgorithmAsString();
        String type = request.checksumTypeAsString();
        if (name == null) {
            if (type != null) {
                throw S3Errors.invalidRequest(
                        "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
            }
            return Checksum.NONE;
        }
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.named(name);
        if (algorithm == null) {
            throw S3Errors.invalidRequest("Checksum algorithm provided is unsupported. Please try again with any of the"
                    + " valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
        }
        boolean composite = type == null
                ? algorithm != ChecksumAlgorithm.CRC64NVME
                : type.equals(ChecksumType.COMPOSITE.toString());
        boolean possible = composite ? algorithm != ChecksumAlgorithm.CRC64NVME : algorithm.combines();
        if (!possible) {
            throw S3Errors.invalidRequest("The " + (composite ? "COMPOSITE" : "FULL_OBJECT")
                    + " checksum type cannot be used with the " + name.toLowerCase(java.util.Locale.ROOT)
                    + " checksum algorithm.");
        }
        return new Checksum(algorithm.name(), composite, "");
    }
}
