package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.message.RequestBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A bucket that is told of failures, each as an object of its own. */
public record FailureBucket(String name) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH.mm.ss");

    /**
     * Tells the bucket.
     *
     * @param folder whose failures these are: the object's key goes on with the day, the second and something random
     * @param record what happened, as JSON
     */
    public CompletionStage<PutObjectResponse> tell(
            String folder, Instant now, String record, AwsCalls calls, CallContext from) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(name)
                .key("aws/lambda/" + folder + "/" + DAY.format(time) + "/" + SECOND.format(time) + "-"
                        + UUID.randomUUID())
                .contentType("application/json")
                .build();
        return calls.call(
                request, RequestBody.of(record.getBytes(StandardCharsets.UTF_8)), PutObjectResponse.class, from);
    }
}
