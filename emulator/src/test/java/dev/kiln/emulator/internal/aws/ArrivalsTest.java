package dev.kiln.emulator.internal.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();
    private final List<String> told = new ArrayList<>();

    @Test
    void tellsEverybodyWhoListensToTheResourceUntilTheyStop() {
        Runnable twice = () -> told.add("b");
        Arrivals.Listening first = arrivals.listen("one", () -> told.add("a"));
        Arrivals.Listening second = arrivals.listen("one", twice);
        Arrivals.Listening third = arrivals.listen("one", twice);
        Arrivals.Listening other = arrivals.listen("two", () -> told.add("c"));

        third.close();
        arrivals.announce("one");
        first.close();
        arrivals.announce("one");
        second.close();
        other.close();
        arrivals.announce("one");
        arrivals.announce("two");

        assertThat(told).containsExactly("a", "b", "b");
    }
}
