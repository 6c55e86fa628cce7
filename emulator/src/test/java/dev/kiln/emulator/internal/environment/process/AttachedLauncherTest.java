package dev.kiln.emulator.internal.environment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AttachedLauncherTest {
    @Test
    void writesVariablesSoThatAShellReadsThemBack() {
        assertThat(AttachedLauncher.exports(Map.of("B", "it's $HOME", "A", "1", "PATH", "/bin")))
                .isEqualTo("export A='1'\nexport B='it'\\''s $HOME'\n");
    }
}
