package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlTextTest {
    private static final String ODD = "<a> & \"b\"\t\r\n\u0001\u001f\uFFFE é 😀";

    @Test
    void replacesInQueryAnswersWhatXmlCannotSay() {
        assertThat(written(new XmlText(XmlDialect.QUERY).element("Body", ODD)))
                .isEqualTo(
                        "<?xml version=\"1.0\"?><Body>&lt;a&gt; &amp; &quot;b&quot;\t&#xD;\n\uFFFD\uFFFD\uFFFD é 😀</Body>");
    }

    @Test
    void refersToControlCharactersInNamesOfObjects() {
        assertThat(written(new XmlText(XmlDialect.S3).element("Key", ODD)))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<Key>&lt;a&gt; &amp; &quot;b&quot;\t&#xd;\n&#x1;&#x1f;\uFFFE é 😀</Key>");
    }

    @Test
    void writesEmptyTextsAsEachServiceDoes() {
        assertThat(written(new XmlText(XmlDialect.QUERY).element("Value", ""))).endsWith("?><Value></Value>");
        assertThat(written(new XmlText(XmlDialect.S3).element("Prefix", ""))).endsWith("?>\n<Prefix/>");
        assertThat(written(new XmlText(XmlDialect.S3).element("LocationConstraint", "urn:s3", "")))
                .endsWith("?>\n<LocationConstraint xmlns=\"urn:s3\"/>");
    }

    @Test
    void escapesAttributes() {
        assertThat(written(new XmlText(XmlDialect.S3)
                        .begin("Grantee")
                        .attribute("xsi:type", "\"a\"<b>")
                        .content()
                        .close("Grantee")))
                .endsWith("?>\n<Grantee xsi:type=\"&quot;a&quot;&lt;b&gt;\"></Grantee>");
    }

    private static String written(XmlText xml) {
        return new String(xml.bytes(), StandardCharsets.UTF_8);
    }
}
