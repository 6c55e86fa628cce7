package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final Handover handover = new Handover();
    private final CollectedBody body = new CollectedBody();

    @Test
    void leavesTheLastThingToAWriterWhoIsHeldBack() throws Exception {
        handover.open(body);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                handover.write(to -> {
                    to.write('1');
                    writing.countDown();
                    await(free);
                    to.write('2');
                });
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        await(writing);
        handover.finish(to -> {
            try (to) {
                to.write('3');
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        free.countDown();
        writer.get(10, TimeUnit.SECONDS);
        assertThat(body.whole()).isEqualTo("123");
    }

    @Test
    void refusesWritesAfterTheEnd() {
        handover.open(body);
        handover.finish(ReplyBody.BodyStream::abort);
        assertThatThrownBy(() -> handover.write(to -> to.write('1')))
                .isInstanceOf(IOException.class)
                .hasMessage("the invocation has ended");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IOException("nothing happened");
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
