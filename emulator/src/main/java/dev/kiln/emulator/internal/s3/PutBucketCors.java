package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;

/**
 * Says which pages of other origins may use a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html">AWS: PutBucketCors</a>
 */
final class PutBucketCors implements Operation.Direct<PutBucketCorsRequest, PutBucketCorsResponse> {
    private static final int MOST_RULES = 100;
    private static final Set<String> METHODS = Set.of("GET", "PUT", "HEAD", "POST", "DELETE");

    private final Configuration<CORSConfiguration> cors;

    PutBucketCors(Configuration<CORSConfiguration> cors) {
        this.cors = cors;
    }

    @Override
    public PutBucketCorsResponse run(PutBucketCorsRequest request, CallContext call) {
        cors.requireBucket(request.bucket());
        CORSConfiguration configuration = request.corsConfiguration();
        WellFormed.require(configuration != null
                && !configuration.corsRules().isEmpty()
                && configuration.corsRules().size() <= MOST_RULES);
        configuration.corsRules().forEach(PutBucketCors::check);
        cors.put(request.bucket(), configuration);
        return PutBucketCorsResponse.builder().build();
    }

    private static void check(CORSRule rule) {
        WellFormed.require(rule.hasAllowedMethods() && rule.hasAllowedOrigins());
        for (String method : rule.allowedMethods()) {
            if (!METHODS.contains(method)) {
                throw S3Errors.invalidRequest(
                        "Found unsupported HTTP method in CORS config. Unsupported method is " + method);
            }
        }
        for (String origin : rule.allowedOrigins()) {
            oneWildcard("AllowedOrigin", origin);
        }
        for (String header : rule.allowedHeaders()) {
            oneWildcard("AllowedHeader", header);
        }
        for (String header : rule.exposeHeaders()) {
            if (header.indexOf('*') >= 0) {
                throw S3Errors.invalidRequest("ExposeHeader \"" + header
                        + "\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
            }
        }
    }

    private static void oneWildcard(String element, String text) {
        if (text.indexOf('*') != text.lastIndexOf('*')) {
            throw S3Errors.invalidRequest(element + " \"" + text + "\" can not have more than one wildcard.");
        }
    }
}
