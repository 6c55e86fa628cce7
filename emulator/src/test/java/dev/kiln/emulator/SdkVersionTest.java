package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdkVersionTest {
    @Test
    void refusesOldVersionsAndSaysWhatToDo() {
        assertThat(SdkVersion.problem("2.31.0"))
                .isEqualTo(
                        "Kiln needs the AWS SDK for Java 2.41 or newer, but the class path has 2.31.0: raise the version of"
                                + " software.amazon.awssdk:bom in your build");
    }

    @Test
    void takesNewerAndUnknownVersions() {
        assertThat(SdkVersion.problem("2.41.0")).isNull();
        assertThat(SdkVersion.problem("2.51.3")).isNull();
        assertThat(SdkVersion.problem("3.0.0-PREVIEW")).isNull();
        assertThat(SdkVersion.problem("unknown")).isNull();
    }

    @Test
    void seesTheVersionOnTheClassPath() {
        assertThat(SdkVersion.onClassPath()).startsWith("2.");
    }
}
