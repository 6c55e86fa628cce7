package dev.kiln.samples.thumbnails;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes a thumbnail of each image that a batch of messages tells of, and says which messages are to come again. */
public final class ThumbnailHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final int SIDE = 64;

    private static final PojoSerializer<S3Event> NOTIFICATIONS =
            LambdaEventSerializers.serializerFor(S3Event.class, ThumbnailHandler.class.getClassLoader());

    private final String target = System.getenv("THUMBNAILS");
    private final S3Client s3 =
            S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build();

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            try {
                NOTIFICATIONS.fromJson(message.getBody()).getRecords().forEach(record -> thumbnail(record.getS3()));
            } catch (RuntimeException failed) { // one image must not hold up the others
                context.getLogger().log(message.getMessageId() + ": " + failed.getMessage());
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private void thumbnail(S3Entity created) {
        String key = created.getObject().getUrlDecodedKey();
        byte[] image = s3.getObjectAsBytes(
                        request -> request.bucket(created.getBucket().getName()).key(key))
                .asByteArrayUnsafe();
        byte[] small = Thumbnail.of(image, SIDE);
        s3.putObject(request -> request.bucket(target).key(key).contentType("image/png"), RequestBody.fromBytes(small));
    }
}
