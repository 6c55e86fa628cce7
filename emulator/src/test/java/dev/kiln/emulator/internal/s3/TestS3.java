package dev.kiln.emulator.internal.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An emulator whose time stands still, with S3's client and a bucket. */
final class TestS3 implements AfterEachCallback {
    static final String BUCKET = "photos";

    final ManualTime time = new ManualTime();
    final LambdaEmulator emulator =
            LambdaEmulator.start(EmulatorConfig.builder().time(time).build());
    final S3Client client = emulator.client(S3Client.builder());

    TestS3() {
        client.createBucket(r -> r.bucket(BUCKET));
    }

    TestS3 versioned() {
        client.putBucketVersioning(
                r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        return this;
    }

    PutObjectResponse put(String key, String body) {
        return put(body, r -> r.key(key));
    }

    PutObjectResponse put(String body, Consumer<PutObjectRequest.Builder> request) {
        return client.putObject(r -> request.accept(r.bucket(BUCKET)), RequestBody.fromString(body));
    }

    String get(String key) {
        return client.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    /** Expects an error with a status and a code. */
    static void refused(ThrowingCallable call, int status, @Nullable String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, error -> {
            org.assertj.core.api.Assertions.assertThat(error.statusCode()).isEqualTo(status);
            org.assertj.core.api.Assertions.assertThat(error.awsErrorDetails().errorCode())
                    .isEqualTo(code);
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        client.close();
        emulator.close();
    }
}
