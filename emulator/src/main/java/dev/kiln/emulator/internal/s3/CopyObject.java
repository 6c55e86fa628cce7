package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * Makes an object of another one. Nothing is copied but the reference to the body, which never changes.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">AWS: CopyObject</a>
 */
final class CopyObject implements Operation.Direct<CopyObjectRequest, CopyObjectResponse> {
    private final S3 s3;
    private final Rehash rehash;

    CopyObject(S3 s3, Rehash rehash) {
        this.s3 = s3;
        this.rehash = rehash;
    }

    @Override
    public CopyObjectResponse run(CopyObjectRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.destinationBucket());
        PutObject.checkKey(request.destinationKey());
        checkDirective("metadata", request.metadataDirectiveAsString(), request.metadataDirective());
        checkDirective("tagging", request.taggingDirectiveAsString(), request.taggingDirective());
        CopySource source = CopySource.of(String.valueOf(SdkFields.get(request, "CopySource")));
        ObjectRecord from = source.find(s3);
        CopySource.checkSize(from.size());
        CustomerKeys.checkSource(call, from);
        Preconditions.copy(
                from,
                request.copySourceIfMatch(),
                request.copySourceIfNoneMatch(),
                request.copySourceIfModifiedSince(),
                request.copySourceIfUnmodifiedSince(),
                s3.time().now());
        Preconditions.checkWrite(request.ifMatch(), request.ifNoneMatch());
        boolean replaces = request.metadataDirective() == MetadataDirective.REPLACE;
        checkItself(request, source, replaces || s3.encryption().configured(bucket));
        Map<String, String> given = s3.encryption().applied(bucket, ObjectHeaders.of(call), call);
        Map<String, String> headers = replaces ? given : kept(from.headers(), given);
        Map<String, String> metadata = replaces ? ObjectHeaders.metadata(call) : from.metadata();
        Map<String, String> tags =
                request.taggingDirective() == TaggingDirective.REPLACE ? TagSets.parse(request.tagging()) : from.tags();
        ObjectLock lock = Locks.of(bucket, call, s3.time().now());
        AccessControlPolicy acl = s3.acls().asked(bucket.name(), request, call);
        ObjectRecord whole = rehash.asOne(from, ChecksumAlgorithm.named(request.checksumAlgorithmAsString()));
        ObjectRecord made = s3.add(bucket.name(), List.of(), (now, sequence, versionId) -> {
            Preconditions.write(
                    request.destinationKey(),
                    s3.objects().newest(bucket.name(), request.destinationKey()),
                    request.ifMatch(),
                    request.ifNoneMatch());
            return new ObjectRecord(
                    request.destinationKey(),
                    versionId,
                    sequence,
                    false,
                    now,
                    from.size(),
                    CustomerKeys.etag(headers, whole.etag()),
                    whole.parts(),
                    false,
                    whole.checksum(),
                    headers,
                    metadata,
                    tags,
                    s3.lockOf(bucket, lock, now));
        });
        s3.acls().keep(bucket.name(), made, acl);
        s3.notifications().created(bucket, made, "Copy", call);
        CopyObjectResult.Builder result =
                CopyObjectResult.builder().eTag(made.quotedEtag()).lastModified(made.modified());
        Checksums.set(result, made.checksum());
        CopyObjectResponse.Builder response = CopyObjectResponse.builder().copyObjectResult(result.build());
        if (!bucket.versioning().isEmpty()) {
            response.versionId(made.versionId());
        }
        if (!from.versionId().equals(ObjectRecord.NO_VERSION)) {
            response.copySourceVersionId(from.versionId());
        }
        response.expiration(s3.expiration(bucket.name(), made));
        return ObjectHeaders.encryption(response, headers).build();
    }

    private static void checkDirective(String what, @Nullable String text, @Nullable Enum<?> known) {
        if (known != null && known.name().equals("UNKNOWN_TO_SDK_VERSION")) {
            throw S3Errors.invalidArgument(
                    "Unknown " + what + " directive.", "x-amz-" + what + "-directive", String.valueOf(text));
        }
    }

    private static void checkItself(CopyObjectRequest request, CopySource source, boolean replaces) {
        boolean same = source.bucket().equals(request.destinationBucket())
                && source.key().equals(request.destinationKey())
                && source.versionId() == null;
        boolean changes = replaces
                || request.storageClass() != null
                || request.websiteRedirectLocation() != null
                || request.serverSideEncryption() != null
                || request.checksumAlgorithm() != null;
        if (same && !changes) {
            throw S3Errors.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself without changing the"
                            + " object's metadata, storage class, website redirect location or encryption attributes.");
        }
    }

    /** The source's headers, but for those that belong to the copy: how it is stored and encrypted. */
    private static Map<String, String> kept(Map<String, String> source, Map<String, String> given) {
        Map<String, String> headers = new LinkedHashMap<>(source);
        headers.keySet().removeIf(CopyObject::ofTheCopy);
        given.forEach((name, value) -> {
            if (ofTheCopy(name)) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    private static boolean ofTheCopy(String header) {
        return header.startsWith("x-amz-");
    }
}
