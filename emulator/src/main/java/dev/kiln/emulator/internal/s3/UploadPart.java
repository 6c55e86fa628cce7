package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.store.Blob;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Takes the part of an upload that follows; sent again, it replaces the old one.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html">AWS: UploadPart</a>
 */
final class UploadPart implements Operation.Streaming<UploadPartRequest, UploadPartResponse> {
    private static final int MOST_PARTS = 10_000;

    private final S3 s3;

    UploadPart(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public boolean streamsInput() {
        return true;
    }

    @Override
    public CompletionStage<Streamed<UploadPartResponse>> run(UploadPartRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        int number = number(request.partNumber());
        UploadRecord upload = s3.uploads().upload(bucket.name(), request.key(), request.uploadId());
        CustomerKeys.checkPart(call, upload);
        IncomingBody.Taken taken = s3.bodies().take(call, algorithm(upload), true);
        String wanted = upload.checksum().algorithm();
        if (!wanted.isEmpty() && !wanted.equals(taken.checksum().algorithm())) {
            s3.objects().discard(List.of(taken.blob()));
            throw S3Errors.invalidRequest("Checksum Type mismatch occurred, expected checksum Type: "
                    + wanted.toLowerCase(java.util.Locale.ROOT) + ", actual checksum Type: "
                    + taken.checksum().algorithm().toLowerCase(java.util.Locale.ROOT));
        }
        ObjectPart part = add(s3, bucket, upload, number, taken.blob(), taken);
        UploadPartResponse.Builder response = UploadPartResponse.builder().eTag('"' + part.etag() + '"');
        ObjectHeaders.encryption(response, upload.headers());
        SdkFields.setHeader(
                response, taken.checksum().header(), taken.checksum().value());
        return CompletableFuture.completedFuture(new Streamed<>(response.build(), null, ReplyBody.EMPTY));
    }

    static int number(Integer given) {
        if (given < 1 || given > MOST_PARTS) {
            throw S3Errors.invalidArgument(
                    "Part number must be an integer between 1 and 10000, inclusive", "partNumber", given.toString());
        }
        return given;
    }

    static ChecksumAlgorithm algorithm(UploadRecord upload) {
        ChecksumAlgorithm asked = ChecksumAlgorithm.named(upload.checksum().algorithm());
        return asked == null ? ChecksumAlgorithm.CRC64NVME : asked;
    }

    /** Adds a part to an upload that is still there. */
    static ObjectPart add(
            S3 s3, BucketRecord bucket, UploadRecord upload, int number, Blob blob, IncomingBody.Taken taken) {
        try {
            return s3.objects().atomically(() -> {
                s3.uploads().upload(bucket.name(), upload.key(), upload.id());
                ObjectPart part = new ObjectPart(
                        number,
                        blob,
                        CustomerKeys.etag(upload.headers(), taken.etag()),
                        taken.own(),
                        s3.time().now().truncatedTo(ChronoUnit.SECONDS));
                s3.uploads().putPart(upload.id(), part);
                return part;
            });
        } catch (RuntimeException refused) {
            s3.objects().discard(List.of(blob));
            throw refused;
        }
    }
}
