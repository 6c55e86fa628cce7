package dev.kiln.samples.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import dev.kiln.junit.LambdaEmulatorExtension;
import dev.kiln.junit.RestoreAfterEach;
import dev.kiln.junit.SettleAfterEach;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

@SettleAfterEach
@RestoreAfterEach
class ThumbnailHandlerTest {
    @RegisterExtension
    static final LambdaEmulatorExtension KILN = LambdaEmulatorExtension.builder()
            .config(EmulatorConfig.builder().time(new ManualTime()).build())
            .function(Uploads.FUNCTION)
            .build();

    private static @Nullable Uploads deployed;

    @BeforeAll
    static void deploy(LambdaEmulator emulator, S3Client s3, SqsClient sqs, LambdaClient lambda) {
        deployed = Uploads.deploy(emulator, s3, sqs, lambda);
    }

    @BeforeEach
    void forgetCalls(LambdaEmulator emulator) {
        emulator.journal().clear();
    }

    @Test
    void makesAThumbnailOfEachImage(LambdaEmulator emulator) throws IOException {
        uploads().upload("holiday/beach at noon.png", Uploads.image(640, 320));
        emulator.settle();

        BufferedImage small = ImageIO.read(new ByteArrayInputStream(uploads().thumbnail("holiday/beach at noon.png")));
        assertThat(small.getWidth()).isEqualTo(64);
        assertThat(small.getHeight()).isEqualTo(32);
    }

    @Test
    void leavesOtherFilesAlone(LambdaEmulator emulator) throws IOException {
        uploads().upload("notes.txt", Uploads.image(10, 10));
        emulator.settle();

        assertThat(uploads().thumbnails()).isEmpty();
        assertThat(emulator.journal().calls("lambda", "Invoke")).isEmpty();
    }

    @Test
    void whatIsNoImageEndsInTheDeadLetterQueue(LambdaEmulator emulator) {
        uploads().upload("broken.png", new byte[] {1, 2, 3});
        emulator.settle(); // three attempts and the visibility timeouts between them, in no time

        assertThat(emulator.journal().calls("lambda", "Invoke")).hasSize(Uploads.ATTEMPTS);
        assertThat(uploads().thumbnails()).isEmpty();
        assertThat(uploads().deadLetters()).singleElement().asString().contains("\"key\":\"broken.png\"");
    }

    @Test
    void aBrokenImageDoesNotHoldUpTheOthersOfItsBatch(LambdaEmulator emulator) throws IOException {
        uploads().upload("a.png", Uploads.image(100, 100));
        uploads().upload("broken.png", new byte[] {1, 2, 3});
        uploads().upload("c.png", Uploads.image(100, 100));
        emulator.settle();

        String batch = emulator.journal()
                .calls("lambda", "Invoke")
                .get(0)
                .request(InvokeRequest.class)
                .payload()
                .asUtf8String();
        assertThat(batch).contains("a.png", "broken.png", "c.png");
        assertThat(uploads().thumbnails()).containsExactly("a.png", "c.png");
        assertThat(uploads().deadLetters()).hasSize(1);
    }

    @Test
    void aThousandImagesAtOnceAreDoneAFewAtATime(LambdaEmulator emulator) throws IOException {
        byte[] image = Uploads.image(80, 80);
        for (int i = 0; i < 1_000; i++) {
            uploads().upload("burst/" + i + ".png", image);
        }
        emulator.settle(Duration.ofMinutes(2));

        assertThat(uploads().thumbnails()).hasSize(1_000);
        assertThat(emulator.invocations().stream().map(Invocation::logStream).distinct())
                .as("execution environments")
                .hasSizeLessThanOrEqualTo(Uploads.MOST_AT_A_TIME);
    }

    private static Uploads uploads() {
        if (deployed == null) {
            throw new IllegalStateException("deployed before the first test");
        }
        return deployed;
    }
}
