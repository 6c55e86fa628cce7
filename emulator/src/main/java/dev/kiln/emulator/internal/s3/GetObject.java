package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/**
 * Answers an object, whole or a stretch of it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">AWS: GetObject</a>
 */
final class GetObject implements Operation.Streaming<GetObjectRequest, GetObjectResponse> {
    private final S3 s3;
    private final OutgoingBody bodies;

    GetObject(S3 s3, OutgoingBody bodies) {
        this.s3 = s3;
        this.bodies = bodies;
    }

    /** What is answered of an object: its members, and which stretch of its body. */
    record Answer(ObjectRecord object, GetObjectResponse head, ByteRange range) {}

    @Override
    public CompletionStage<Streamed<GetObjectResponse>> run(GetObjectRequest request, CallContext call) {
        Streamed<GetObjectResponse> answer = s3.objects().atomically(() -> {
            Answer found = answer(request, call);
            Archives.checkReadable(found.object(), s3.time().now());
            return new Streamed<>(
                    overridden(found.head(), request, call), null, bodies.of(found.object(), found.range()));
        });
        return CompletableFuture.completedFuture(answer);
    }

    /** Answers without the body; HeadObject says the same. */
    Answer answer(GetObjectRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        ObjectRecord object = s3.object(request.bucket(), request.key(), request.versionId());
        CustomerKeys.checkRead(call, object);
        Preconditions.read(
                object,
                request.ifMatch(),
                request.ifNoneMatch(),
                request.ifModifiedSince(),
                request.ifUnmodifiedSince(),
                s3.time().now());
        ByteRange part = part(request, object);
        ByteRange range = part == null ? ByteRange.of(request.range(), object.size()) : part;
        ByteRange whole = new ByteRange(0, object.size());
        GetObjectResponse.Builder head = GetObjectResponse.builder()
                .eTag(object.quotedEtag())
                .lastModified(object.modified())
                .acceptRanges("bytes")
                .contentLength(range == null ? object.size() : range.length())
                .contentRange(range == null || object.size() == 0 ? null : range.contentRange(object.size()));
        if (!object.metadata().isEmpty()) {
            head.metadata(ObjectHeaders.answered(object.metadata()));
        }
        if (!bucket.versioning().isEmpty()) {
            head.versionId(object.versionId());
        }
        if (!object.tags().isEmpty()) {
            head.tagCount(object.tags().size());
        }
        if (request.partNumber() != null && object.multipart()) {
            head.partsCount(object.parts().size());
        }
        if (request.versionId() == null) {
            head.expiration(s3.expiration(bucket.name(), object));
        }
        lock(head, object.lock());
        ObjectHeaders.all(head, object.headers());
        if ("enabled".equalsIgnoreCase(request.checksumModeAsString())) {
            ObjectHeaders.checksum(head, checksum(request, object, range));
        }
        return new Answer(object, head.build(), range == null ? whole : range);
    }

    /** The whole object's, or that of a part where the parts' checksums make up the whole's. */
    private static Checksum checksum(GetObjectRequest request, ObjectRecord object, @Nullable ByteRange range) {
        if (request.partNumber() != null && object.checksum().composite()) {
            Checksum part = object.parts().get(request.partNumber() - 1).checksum();
            return new Checksum(part.algorithm(), true, part.value());
        }
        return range == null || range.length() == object.size() ? object.checksum() : Checksum.NONE;
    }

    private static void lock(GetObjectResponse.Builder head, ObjectLock lock) {
        if (!lock.mode().isEmpty()) {
            head.objectLockMode(ObjectLockMode.fromValue(lock.mode())).objectLockRetainUntilDate(lock.until());
        }
        if (!lock.hold().isEmpty()) {
            head.objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.fromValue(lock.hold()));
        }
    }

    private static @Nullable ByteRange part(GetObjectRequest request, ObjectRecord object) {
        Integer number = request.partNumber();
        if (number == null) {
            return null;
        }
        if (request.range() != null) {
            throw S3Errors.invalidRequest("Cannot specify both Range header and partNumber query parameter");
        }
        if (number < 1 || number > 10_000) {
            throw S3Errors.invalidArgument(
                    "Part number must be an integer between 1 and 10000, inclusive", "partNumber", number.toString());
        }
        if (!object.multipart()) {
            if (number > 1) {
                throw noPart(number, 1);
            }
            return new ByteRange(0, object.size());
        }
        if (number > object.parts().size()) {
            throw noPart(number, object.parts().size());
        }
        long from = 0;
        for (ObjectPart part : object.parts().subList(0, number - 1)) {
            from += part.blob().length();
        }
        return new ByteRange(from, object.parts().get(number - 1).blob().length());
    }

    private static RuntimeException noPart(int number, int parts) {
        return S3Errors.of(416, "InvalidPartNumber", "The requested partnumber is not satisfiable")
                .with("PartNumberRequested", Integer.toString(number))
                .with("ActualPartCount", Integer.toString(parts))
                .error();
    }

    /** Headers that the caller wants to see instead of the object's; only who signs may ask. */
    private static GetObjectResponse overridden(GetObjectResponse head, GetObjectRequest request, CallContext call) {
        HttpRequest http = call.http();
        String[][] overrides = {
            {"response-cache-control", "Cache-Control", request.responseCacheControl()},
            {"response-content-type", "Content-Type", request.responseContentType()},
            {"response-content-language", "Content-Language", request.responseContentLanguage()},
            {"response-content-encoding", "Content-Encoding", request.responseContentEncoding()},
            {"response-content-disposition", "Content-Disposition", request.responseContentDisposition()},
            {"response-expires", "Expires", http == null ? null : http.parameter("response-expires")}
        };
        GetObjectResponse.Builder changed = head.toBuilder();
        for (String[] override : overrides) {
            if (override[2] == null) {
                continue;
            }
            if (!Presigned.signed(http)) {
                throw S3Errors.invalidRequest(
                        "Request specific response headers cannot be used for anonymous GET requests.");
            }
            if (override[2].chars().anyMatch(c -> c > 0xFF)) {
                throw S3Errors.invalidArgument(
                        "Header value cannot be represented using ISO-8859-1.", override[0], override[2]);
            }
            SdkFields.setHeader(changed, override[1], override[2]);
        }
        return changed.build();
    }
}
