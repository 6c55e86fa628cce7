package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private final List<String> log = new ArrayList<>();

    @Test
    void standsStillUntilMoved() {
        time.after(Duration.ZERO, () -> log.add("ran"));

        assertThat(time.now()).isEqualTo(START);
        assertThat(log).isEmpty();
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void runsWhatFallsDueInOrderOfTimeThenOfScheduling() {
        time.after(Duration.ofSeconds(2), () -> log.add("second"));
        time.after(Duration.ofSeconds(1), () -> log.add("first"));
        time.after(Duration.ofSeconds(2), () -> log.add("third"));
        time.after(Duration.ofSeconds(4), () -> log.add("too late"));

        time.advance(Duration.ofSeconds(3));

        assertThat(log).containsExactly("first", "second", "third");
        assertThat(time.now()).isEqualTo(START.plusSeconds(3));
        assertThat(time.nextDue()).contains(START.plusSeconds(4));
    }

    @Test
    void showsEachTaskItsOwnDueTime() {
        List<Instant> seen = new ArrayList<>();
        time.after(Duration.ofSeconds(1), () -> seen.add(time.now()));
        time.after(Duration.ofSeconds(5), () -> seen.add(time.now()));

        time.advance(Duration.ofMinutes(1));

        assertThat(seen).containsExactly(START.plusSeconds(1), START.plusSeconds(5));
        assertThat(time.nanos()).isEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void runsWhatATaskSchedulesWithinTheSpan() {
        time.after(Duration.ofSeconds(1), () -> {
            log.add("outer");
            time.after(Duration.ofSeconds(1), () -> log.add("inner"));
            time.after(Duration.ofSeconds(9), () -> log.add("beyond"));
        });

        time.advance(Duration.ofSeconds(2));

        assertThat(log).containsExactly("outer", "inner");
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void runsWhatIsDueExactlyAtTheEnd() {
        time.after(Duration.ofSeconds(30), () -> log.add("due"));

        time.advanceTo(START.plusSeconds(30));

        assertThat(log).containsExactly("due");
        assertThat(time.nextDue()).isEmpty();
    }

    @Test
    void forgetsACancelledTask() {
        Time.Timer timer = time.after(Duration.ofSeconds(1), () -> log.add("ran"));

        assertThat(timer.cancel()).isTrue();
        assertThat(timer.cancel()).isFalse();
        time.advance(Duration.ofSeconds(2));

        assertThat(log).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void staysAtAFailingTaskAndGoesOnAfterIt() {
        time.after(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("broken");
        });
        time.after(Duration.ofSeconds(2), () -> log.add("next"));

        assertThatIllegalStateException()
                .isThrownBy(() -> time.advance(Duration.ofSeconds(5)))
                .withMessage("broken");
        assertThat(time.now()).isEqualTo(START.plusSeconds(1));

        time.advance(Duration.ofSeconds(1));
        assertThat(log).containsExactly("next");
    }

    @Test
    void letsATaskAdvanceTheTimeItself() {
        time.after(Duration.ofSeconds(1), () -> time.advance(Duration.ofSeconds(10)));
        time.after(Duration.ofSeconds(5), () -> log.add("on the way"));

        time.advance(Duration.ofSeconds(2));

        assertThat(log).containsExactly("on the way");
        assertThat(time.now()).isEqualTo(START.plusSeconds(11));
    }

    @Test
    void refusesToRunBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
                .withMessageContaining("backwards");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advanceTo(START.minusSeconds(1)))
                .withMessageContaining("backwards");
    }
}
