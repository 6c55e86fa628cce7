package dev.kiln.emulator.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3's errors in AWS's words, with the elements that say what they are about. */
final class S3Errors {
    private S3Errors() {}

    /** Begins an error. */
    static Made of(int status, String code, String message) {
        return new Made(status, code, message);
    }

    /** An error in the making: {@code throw S3Errors.of(...).with("Key", key).error()}. */
    static final class Made {
        private final int status;
        private final String code;
        private final String message;
        private final Map<String, String> elements = new LinkedHashMap<>();
        private final SdkHttpResponse.Builder headers = SdkHttpResponse.builder();

        private Made(int status, String code, String message) {
            this.status = status;
            this.code = code;
            this.message = message;
        }

        /** Adds an element to the body. */
        Made with(String element, String text) {
            elements.put(element, text);
            return this;
        }

        Made header(String name, String value) {
            headers.putHeader(name, value);
            return this;
        }

        S3Exception error() {
            StringBuilder xml = new StringBuilder();
            elements.forEach((name, text) -> xml.append(Markup.element(name, text)));
            AwsErrorDetails details = AwsErrorDetails.builder()
                    .errorCode(code)
                    .errorMessage(message)
                    .rawResponse(SdkBytes.fromString(xml.toString(), StandardCharsets.UTF_8))
                    .sdkHttpResponse(headers.statusCode(status).build())
                    .build();
            S3Exception.Builder error = S3Exception.builder()
                    .message(message)
                    .awsErrorDetails(details)
                    .statusCode(status)
                    .writableStackTrace(false);
            return (S3Exception) error.build();
        }
    }

    static S3Exception noSuchBucket(String bucket) {
        return of(404, "NoSuchBucket", "The specified bucket does not exist")
                .with("BucketName", bucket)
                .error();
    }

    /** A bucket whose owner owns all objects has no ACLs, and one with ACLs no such owner. */
    static S3Exception aclsOfEnforcedOwner(String bucket) {
        return of(
                        400,
                        "InvalidBucketAclWithObjectOwnership",
                        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting")
                .with("BucketName", bucket)
                .error();
    }

    static Made noSuchKey(String key) {
        return of(404, "NoSuchKey", "The specified key does not exist.").with("Key", key);
    }

    static S3Exception noSuchVersion(String key, String version) {
        return of(404, "NoSuchVersion", "The specified version does not exist.")
                .with("Key", key)
                .with("VersionId", version)
                .error();
    }

    static S3Exception noSuchUpload(String upload) {
        return of(
                        404,
                        "NoSuchUpload",
                        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been"
                                + " aborted or completed.")
                .with("UploadId", upload)
                .error();
    }

    static S3Exception invalidArgument(String message, String name, String value) {
        return of(400, "InvalidArgument", message)
                .with("ArgumentName", name)
                .with("ArgumentValue", value)
                .error();
    }

    static S3Exception invalidRequest(String message) {
        return of(400, "InvalidRequest", message).error();
    }

    static S3Exception malformedXml() {
        return of(
                        400,
                        "MalformedXML",
                        "The XML you provided was not well-formed or did not validate against our published schema")
                .error();
    }

    static S3Exception preconditionFailed(String condition) {
        return of(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                .with("Condition", condition)
                .error();
    }

    static S3Exception notImplemented(String header, String more) {
        return of(501, "NotImplemented", "A header you provided implies functionality that is not implemented")
                .with("Header", header)
                .with("additionalMessage", more)
                .error();
    }
}
