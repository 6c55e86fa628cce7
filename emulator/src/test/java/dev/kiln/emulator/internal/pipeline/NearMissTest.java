package dev.kiln.emulator.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTest {
    private static final List<String> KNOWN =
            List.of("SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteQueue");

    @Test
    void namesWhatWasProbablyMeant() {
        assertThat(NearMiss.hint("SendMesage", KNOWN)).isEqualTo("; did you mean SendMessage?");
        assertThat(NearMiss.hint("recieveMessage", KNOWN)).isEqualTo("; did you mean ReceiveMessage?");
    }

    @Test
    void isSilentWhereNothingIsNear() {
        assertThat(NearMiss.hint("TransmogrifyQueue", KNOWN)).isEmpty();
    }
}
