package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/**
 * Makes a part of an upload from an object, or a stretch of it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html">AWS: UploadPartCopy</a>
 */
final class UploadPartCopy implements Operation.Direct<UploadPartCopyRequest, UploadPartCopyResponse> {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

    private final S3 s3;
    private final PartCopies copies;

    UploadPartCopy(S3 s3, PartCopies copies) {
        this.s3 = s3;
        this.copies = copies;
    }

    @Override
    public UploadPartCopyResponse run(UploadPartCopyRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.destinationBucket());
        int number = UploadPart.number(request.partNumber());
        UploadRecord upload = s3.uploads().upload(bucket.name(), request.destinationKey(), request.uploadId());
        CopySource source = CopySource.of(String.valueOf(SdkFields.get(request, "CopySource")));
        ObjectRecord from = source.find(s3);
        CustomerKeys.checkPart(call, upload);
        CustomerKeys.checkSource(call, from);
        Preconditions.copy(
                from,
                request.copySourceIfMatch(),
                request.copySourceIfNoneMatch(),
                request.copySourceIfModifiedSince(),
                request.copySourceIfUnmodifiedSince(),
                s3.time().now());
        ByteRange range = range(request.copySourceRange(), from.size());
        CopySource.checkSize(range.length());
        IncomingBody.Taken taken = copies.copy(from, range, UploadPart.algorithm(upload));
        ObjectPart part = UploadPart.add(s3, bucket, upload, number, taken.blob(), taken);
        CopyPartResult.Builder result =
                CopyPartResult.builder().eTag('"' + part.etag() + '"').lastModified(part.modified());
        if (!upload.checksum().algorithm().isEmpty()) {
            Checksums.set(result, part.checksum());
        }
        UploadPartCopyResponse.Builder response =
                UploadPartCopyResponse.builder().copyPartResult(result.build());
        if (!from.versionId().equals(ObjectRecord.NO_VERSION)) {
            response.copySourceVersionId(from.versionId());
        }
        return ObjectHeaders.encryption(response, upload.headers()).build();
    }

    private static ByteRange range(@Nullable String header, long size) {
        if (header == null) {
            return new ByteRange(0, size);
        }
        Matcher matcher = RANGE.matcher(header);
        if (!matcher.matches()
                || matcher.group(1).length() > 18
                || matcher.group(2).length() > 18) {
            throw notRange(header);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        if (first > last) {
            throw notRange(header);
        }
        if (first >= size) {
            throw S3Errors.invalidRequest("The specified copy range is invalid for the source object size");
        }
        if (last >= size) {
            throw S3Errors.invalidArgument(
                    "Range specified is not valid for source object of size: " + size,
                    "x-amz-copy-source-range",
                    header);
        }
        return new ByteRange(first, last - first + 1);
    }

    private static S3Exception notRange(String header) {
        return S3Errors.invalidArgument(
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the"
                        + " zero-based offsets of the first and last bytes to copy",
                "x-amz-copy-source-range",
                header);
    }
}
