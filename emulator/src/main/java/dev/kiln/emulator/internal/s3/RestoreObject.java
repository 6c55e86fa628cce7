package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.RestoreObjectRequest;
import software.amazon.awssdk.services.s3.model.RestoreObjectResponse;

/**
 * Makes a copy of an archived object that can be read for some days. It can be read at once; AWS takes hours.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html">AWS: RestoreObject</a>
 */
final class RestoreObject implements Operation.Direct<RestoreObjectRequest, RestoreObjectResponse> {
    private static final int ACCEPTED = 202;

    private final S3 s3;

    /** What is restored, and whether it was before. */
    private record Asked(ObjectRecord object, boolean again) {}

    RestoreObject(S3 s3) {
        this.s3 = s3;
    }

    @Override
    public RestoreObjectResponse run(RestoreObjectRequest request, CallContext call) {
        Integer days = request.restoreRequest() == null
                ? null
                : request.restoreRequest().days();
        if (days == null) {
            throw S3Errors.malformedXml();
        }
        if (days <= 0) {
            throw S3Errors.of(400, "InvalidArgument", "Days must be a positive integer")
                    .error();
        }
        Instant until = LifecycleMatch.midnight(s3.time().now(), days);
        Asked asked = s3.objects().atomically(() -> {
            ObjectRecord object = s3.object(request.bucket(), request.key(), request.versionId());
            if (!Archives.archived(object)) {
                throw Archives.invalidState(object);
            }
            Instant now = s3.time().now();
            Map<String, String> headers = new LinkedHashMap<>(object.headers());
            headers.put(Archives.RESTORE, "ongoing-request=\"false\", expiry-date=\"" + HttpDates.of(until) + '"');
            s3.objects().change(request.bucket(), object.withHeaders(headers));
            return new Asked(object, Archives.restored(object, now));
        });
        RestoreObjectResponse.Builder response = RestoreObjectResponse.builder();
        if (!asked.again()) {
            s3.notifications().restored(s3.buckets().bucket(request.bucket()), asked.object(), until, call);
            response.sdkHttpResponse(
                    SdkHttpResponse.builder().statusCode(ACCEPTED).build());
        }
        return response.build();
    }
}
