package dev.kiln.emulator.internal.environment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.kiln.emulator.internal.environment.process.Jdks.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdksTest {
    private final Jdk seventeen = new Jdk(17, Path.of("seventeen"));
    private final Jdk twentyFive = new Jdk(25, Path.of("twenty-five"));
    private final Jdks jdks = new Jdks(List.of(twentyFive, seventeen, new Jdk(17, Path.of("another"))));

    @Test
    void readsTheVersionOutOfRuntimeIdentifiers() {
        assertThat(Jdks.wanted("java8.al2")).isEqualTo(8);
        assertThat(Jdks.wanted("java17.al2023")).isEqualTo(17);
        assertThat(Jdks.wanted("java25")).isEqualTo(25);
        assertThat(Jdks.wanted("nodejs22.x")).isNull();
    }

    @Test
    void takesTheExactVersionElseTheNearestNewerOne() throws IOException {
        assertThat(jdks.atLeast(17)).isEqualTo(seventeen);
        assertThat(jdks.atLeast(11)).isEqualTo(seventeen);
        assertThat(jdks.atLeast(21)).isEqualTo(twentyFive);
    }

    @Test
    void saysWhatIsInstalledWhereNothingFits() {
        assertThatIOException()
                .isThrownBy(() -> jdks.atLeast(26))
                .withMessageContaining("No JDK 26 or newer is installed; found 25 (twenty-five), 17 (seventeen)")
                .withMessageContaining("set JAVA_HOME_26");
    }

    @Test
    void findsTheJdkOfThisVeryProcess() throws IOException {
        int own = Runtime.version().feature();
        assertThat(Jdks.ofThisMachine().atLeast(own).feature()).isEqualTo(own);
    }
}
