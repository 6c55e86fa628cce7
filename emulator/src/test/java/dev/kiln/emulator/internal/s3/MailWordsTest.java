package dev.kiln.emulator.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailWordsTest {
    @Test
    void leavesAsciiAsItIs() {
        assertThat(MailWords.encoded("a_b c=? ~!\t")).isEqualTo("a_b c=? ~!\t");
    }

    @Test
    void quotesWhatIsNotAscii() {
        assertThat(MailWords.encoded("ÄMÄZÕÑ S3")).isEqualTo("=?UTF-8?Q?=C3=84M=C3=84Z=C3=95=C3=91_S3?=");
        assertThat(MailWords.encoded("test_é_2?.pdf")).isEqualTo("=?UTF-8?Q?test=5F=C3=A9=5F2=3F.pdf?=");
    }

    @Test
    void encodesWhatCannotBePrintedInBase64() {
        assertThat(MailWords.encoded("\u0000\u0001\u0002\u0003")).isEqualTo("=?UTF-8?B?AAECAw==?=");
    }

    @Test
    void decodesWordsOfBothKinds() {
        assertThat(MailWords.decoded("=?UTF-8?B?YWJj?=")).isEqualTo("abc");
        assertThat(MailWords.decoded("=?utf-8?q?=C3=84_a?= and so on")).isEqualTo("Ä a and so on");
        assertThat(MailWords.decoded("=?no-such-charset?B?YWJj?=")).isEqualTo("=?no-such-charset?B?YWJj?=");
    }
}
