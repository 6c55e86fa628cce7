package dev.kiln.redirect;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Like a handler that knows nothing of an emulator; runs in a JVM of its own, without the other SDK. */
final class SdkV2Program {
    private SdkV2Program() {}

    public static void main(String[] arguments) {
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "SECRET"));
        try (S3Client s3 = S3Client.builder()
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(credentials)
                        .build();
                SqsClient sqs = SqsClient.builder()
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(credentials)
                        .build()) {
            s3.putObject(to -> to.bucket("bucket").key("a b/c"), RequestBody.fromString("text"));
            sqs.purgeQueue(request -> request.queueUrl("https://sqs.eu-west-1.amazonaws.com/000000000000/queue"));
        }
    }
}
