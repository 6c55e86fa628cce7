package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Makes an object of the parts of an upload. The parts stay where they are.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html">AWS: CompleteMultipartUpload</a>
 */
final class CompleteMultipartUpload
        implements Operation.Direct<CompleteMultipartUploadRequest, CompleteMultipartUploadResponse> {
    private final S3 s3;

    CompleteMultipartUpload(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public CompleteMultipartUploadResponse run(CompleteMultipartUploadRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        Preconditions.checkWrite(request.ifMatch(), request.ifNoneMatch());
        UploadRecord found = s3.uploads().find(bucket.name(), request.key(), request.uploadId());
        if (found == null) {
            return again(bucket, request, call);
        }
        List<CompletedPart> named = request.multipartUpload() == null
                ? List.of()
                : request.multipartUpload().parts();
        ObjectRecord made = s3.add(bucket.name(), List.of(), (now, sequence, versionId) -> {
            UploadRecord upload = s3.uploads().upload(bucket.name(), request.key(), request.uploadId());
            checkConditions(bucket, request, upload);
            checkMode(request, upload);
            Assembly assembly = Assembly.of(upload, named, s3.uploads().parts(upload.id()));
            checkPromises(request, upload, assembly);
            return new ObjectRecord(
                    request.key(),
                    versionId,
                    sequence,
                    false,
                    now,
                    assembly.size(),
                    assembly.etag(),
                    assembly.parts(),
                    true,
                    assembly.checksum(),
                    upload.headers(),
                    upload.metadata(),
                    upload.tags(),
                    s3.lockOf(bucket, upload.lock(), now));
        });
        s3.objects().atomically(() -> {
            s3.uploads().noteCompleted(bucket.name(), found, made.versionId());
            s3.uploads().end(bucket.name(), found);
            s3.acls().completed(bucket.name(), found.id(), made);
            return found;
        });
        s3.notifications().created(bucket, made, "CompleteMultipartUpload", call);
        return response(bucket, made, call);
    }

    /** A client that did not get the first answer asks again. */
    private CompleteMultipartUploadResponse again(
            BucketRecord bucket, CompleteMultipartUploadRequest request, CallContext call) {
        String version = s3.uploads().completed(bucket.name(), request.key(), request.uploadId());
        ObjectRecord object = version == null ? null : s3.objects().version(bucket.name(), request.key(), version);
        if (object == null || object.deleteMarker()) {
            throw S3Errors.noSuchUpload(request.uploadId());
        }
        return response(bucket, object, call);
    }

    private void checkConditions(BucketRecord bucket, CompleteMultipartUploadRequest request, UploadRecord upload) {
        ObjectRecord newest = s3.objects().newest(bucket.name(), request.key());
        Preconditions.write(request.key(), newest, request.ifMatch(), request.ifNoneMatch());
        boolean conditional = request.ifMatch() != null || request.ifNoneMatch() != null;
        if (conditional && upload.overtaken(newest)) {
            throw S3Errors.of(
                            409,
                            "ConditionalRequestConflict",
                            "The conditional request cannot succeed due to a conflicting operation against this resource.")
                    .with("Condition", request.ifMatch() == null ? "If-None-Match" : "If-Match")
                    .with("Key", request.key())
                    .error();
        }
    }

    private static void checkPromises(CompleteMultipartUploadRequest request, UploadRecord upload, Assembly assembly) {
        Long size = request.mpuObjectSize();
        if (size != null && size != assembly.size()) {
            throw S3Errors.invalidRequest("The provided 'x-amz-mp-object-size' header value " + size
                    + " does not match what was computed: " + assembly.size());
        }
        if (!upload.checksum().algorithm().isEmpty()) {
            checkDigest(request, assembly.checksum());
        }
    }

    /** A checksum of the whole is looked at only with its type beside it. */
    private static void checkDigest(CompleteMultipartUploadRequest request, Checksum checksum) {
        boolean typed = checksum.composite() || SdkFields.get(request, "ChecksumType") != null;
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String promised = Checksums.get(request, algorithm.name());
            boolean right = typed && algorithm.name().equals(checksum.algorithm()) && promised.equals(checksum.value());
            if (!promised.isEmpty() && !right) {
                throw S3Errors.of(
                                400,
                                "BadDigest",
                                "The " + checksum.algorithm().toLowerCase(Locale.ROOT)
                                        + " you specified did not match the calculated checksum.")
                        .error();
            }
        }
    }

    private static void checkMode(CompleteMultipartUploadRequest request, UploadRecord upload) {
        Object given = SdkFields.get(request, "ChecksumType");
        String mode = upload.checksum().algorithm().isEmpty()
                ? "null"
                : upload.checksum().type();
        if (given != null && !given.toString().equals(mode)) {
            throw S3Errors.invalidRequest("The upload was created using the " + mode
                    + " checksum mode. The complete request must use the same checksum mode.");
        }
    }

    private CompleteMultipartUploadResponse response(BucketRecord bucket, ObjectRecord made, CallContext call) {
        HttpRequest http = call.http();
        String host = http == null || http.header("Host") == null ? "s3.amazonaws.com" : http.header("Host");
        CompleteMultipartUploadResponse.Builder response = CompleteMultipartUploadResponse.builder()
                .location("http://" + host + "/" + bucket.name() + "/" + Encoding.encoded(made.key()))
                .bucket(bucket.name())
                .key(made.key())
                .eTag(made.quotedEtag());
        if (!made.versionId().equals(ObjectRecord.NO_VERSION)) {
            response.versionId(made.versionId());
        }
        response.expiration(s3.expiration(bucket.name(), made));
        if (CustomerKeys.used(made.headers())) {
            return response.build();
        }
        Checksums.set(response, made.checksum());
        return ObjectHeaders.encryption(response, made.headers()).build();
    }
}
