package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.store.Blob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Makes an object of the body that follows, or a new version of it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">AWS: PutObject</a>
 */
final class PutObject implements Operation.Streaming<PutObjectRequest, PutObjectResponse> {
    static final int MOST_KEY_BYTES = 1024;
    private static final long MOST_BYTES = 5L << 30;

    private final S3 s3;

    PutObject(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public boolean streamsInput() {
        return true;
    }

    @Override
    public CompletionStage<Streamed<PutObjectResponse>> run(PutObjectRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        checkKey(request.key());
        if (request.writeOffsetBytes() != null) { // only directory buckets append
            throw S3Errors.of(
                            501,
                            "NotImplemented",
                            "A header you provided implies functionality that is not implemented")
                    .with("Header", "x-amz-write-offset-bytes")
                    .error();
        }
        Preconditions.checkWrite(request.ifMatch(), request.ifNoneMatch());
        Map<String, String> headers = s3.encryption().applied(bucket, ObjectHeaders.of(call), call);
        Map<String, String> metadata = ObjectHeaders.metadata(call);
        Map<String, String> tags = TagSets.parse(request.tagging());
        ObjectLock lock = Locks.of(bucket, call, s3.time().now());
        AccessControlPolicy acl = s3.acls().asked(bucket.name(), request, call);
        if (request.contentLength() != null && request.contentLength() > MOST_BYTES) {
            throw S3Errors.of(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
                    .with("ProposedSize", request.contentLength().toString())
                    .with("MaxSizeAllowed", Long.toString(MOST_BYTES))
                    .error();
        }
        Preconditions.write(
                request.key(),
                s3.objects().newest(bucket.name(), request.key()),
                request.ifMatch(),
                request.ifNoneMatch());
        IncomingBody.Taken taken = s3.bodies().take(call, ChecksumAlgorithm.CRC64NVME);
        Blob blob = taken.blob();
        ObjectRecord made = s3.add(bucket.name(), List.of(blob), (now, sequence, versionId) -> {
            Preconditions.write(
                    request.key(),
                    s3.objects().newest(bucket.name(), request.key()),
                    request.ifMatch(),
                    request.ifNoneMatch());
            return new ObjectRecord(
                    request.key(),
                    versionId,
                    sequence,
                    false,
                    now,
                    blob.length(),
                    CustomerKeys.etag(headers, taken.etag()),
                    List.of(new ObjectPart(1, blob, taken.etag(), Checksum.NONE, now)),
                    false,
                    taken.checksum(),
                    headers,
                    metadata,
                    tags,
                    s3.lockOf(bucket, lock, now));
        });
        s3.acls().keep(bucket.name(), made, acl);
        s3.notifications().created(bucket, made, isForm(call) ? "Post" : "Put", call);
        PutObjectResponse.Builder response = PutObjectResponse.builder().eTag(made.quotedEtag());
        if (bucket.versioned()) {
            response.versionId(made.versionId());
        }
        response.expiration(s3.expiration(bucket.name(), made));
        ObjectHeaders.encryption(response, headers);
        ObjectHeaders.checksum(response, made.checksum());
        return CompletableFuture.completedFuture(new Streamed<>(response.build(), null, ReplyBody.EMPTY));
    }

    private static boolean isForm(CallContext call) {
        return call.http() != null && call.http().method().equals("POST");
    }

    static void checkKey(String key) {
        int size = key.getBytes(StandardCharsets.UTF_8).length;
        if (size > MOST_KEY_BYTES) {
            throw S3Errors.of(400, "KeyTooLongError", "Your key is too long")
                    .with("Size", Integer.toString(size))
                    .with("MaxSizeAllowed", Integer.toString(MOST_KEY_BYTES))
                    .error();
        }
    }
}
