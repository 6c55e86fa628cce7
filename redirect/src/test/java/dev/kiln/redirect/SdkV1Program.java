package dev.kiln.redirect;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;

/** Like a handler that knows nothing of an emulator; runs in a JVM of its own, without the other SDK. */
final class SdkV1Program {
    private SdkV1Program() {}

    public static void main(String[] arguments) {
        AWSStaticCredentialsProvider credentials =
                new AWSStaticCredentialsProvider(new BasicAWSCredentials("AKID", "SECRET"));
        AmazonS3ClientBuilder.standard()
                .withRegion("eu-west-1")
                .withCredentials(credentials)
                .build()
                .deleteObject("bucket", "a b/c");
        AmazonSQSClientBuilder.standard()
                .withRegion("eu-west-1")
                .withCredentials(credentials)
                .build()
                .deleteMessage("https://sqs.eu-west-1.amazonaws.com/000000000000/queue", "receipt");
    }
}
