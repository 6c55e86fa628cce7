package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private final RawHttp http = new RawHttp(s3.emulator.endpoint());

    private RawHttp.Answer send(String method, String path, String... headers) throws IOException {
        return http.send(method, path, "", headers);
    }

    @Test
    void aPartWithoutItsUploadIsNotWrittenOverTheObject() throws IOException {
        s3.put("a", "whole");

        assertThat(send("PUT", "/photos/a?partNumber=1").body())
                .contains("This operation does not accept partNumber without uploadId");
        assertThat(send("PUT", "/photos/a?uploadId=x"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(405))
                .satisfies(answer -> assertThat(answer.body()).contains("<ResourceType>UPLOAD</ResourceType>"));
        assertThat(s3.get("a")).isEqualTo("whole");
    }

    @Test
    void settingsThatKilnDoesNotHaveAreNotTakenForTheBucketOrTheObject() throws IOException {
        s3.put("a", "text");

        assertThat(send("DELETE", "/photos?metadataConfiguration").status()).isEqualTo(501);
        assertThat(send("DELETE", "/photos?metadataTable").status()).isEqualTo(501);
        assertThat(send("PUT", "/photos?abac").status()).isEqualTo(501);
        assertThat(send("PUT", "/photos/a?encryption").status()).isEqualTo(501);
        assertThat(s3.get("a")).isEqualTo("text");
    }

    @Test
    void anotherDocumentIsNotTakenForSettings() throws IOException {
        http.send(
                "PUT",
                "/photos?tagging",
                "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>");

        RawHttp.Answer answer = http.send("PUT", "/photos?tagging", "<Lagging><TagSet/></Lagging>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>MalformedXML</Code>");
        assertThat(send("GET", "/photos?tagging").body()).contains("<Key>a</Key>");
    }

    @Test
    void methodsThatAResourceDoesNotHaveAreNotAllowed() throws IOException {
        assertThat(send("POST", "/photos/a", "Host", "s3.localhost").body())
                .contains("<Code>MethodNotAllowed</Code>", "<Method>POST</Method><ResourceType>OBJECT</ResourceType>");
        assertThat(send("PATCH", "/photos", "Host", "s3.localhost").body())
                .contains("<ResourceType>BUCKET</ResourceType>");
        assertThat(send("PATCH", "/photos", "Host", "s3.localhost").status()).isEqualTo(405);
    }

    @Test
    void listingsAreNotOfKeys() throws IOException {
        s3.put("a", "text");

        assertThat(send("GET", "/photos/a?versions").body())
                .contains("There is no such thing as the ?versions sub-resource for a key");
        assertThat(send("GET", "/photos/a?uploads").body())
                .contains("Key is not expected for the GET method ?uploads subresource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/photos/%FF%FE", "/photos/%ED%A0%80", "/photos/a%C3"})
    void pathsThatAreNoUtf8CannotBeParsed(String path) throws IOException {
        RawHttp.Answer answer = send("PUT", path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>InvalidURI</Code>", "<URI>" + path + "</URI>");
    }

    @Test
    void keysThatAreTooLongAreRefusedToReadersToo() {
        String longest = "\u00fc".repeat(512);
        s3.put(longest, "text");

        assertThat(s3.get(longest)).isEqualTo("text");
        refused(() -> s3.get(longest + "x"), 400, "KeyTooLongError");
    }

    @Test
    void numbersThatAreNoneAreNamed() throws IOException {
        assertThat(send("GET", "/photos?max-keys=many").body())
                .contains(
                        "<Message>Provided max-keys not an integer or within integer range</Message>",
                        "<ArgumentName>max-keys</ArgumentName><ArgumentValue>many</ArgumentValue>");
        assertThat(send("GET", "/photos/a?partNumber=x").body())
                .contains("Part number must be an integer between 1 and 10000, inclusive");
    }

    @Test
    void datesThatAreNoneAreIgnored() throws IOException {
        s3.put("a", "text");

        RawHttp.Answer answer =
                send("GET", "/photos/a", "If-Modified-Since", "yesterday", "If-Unmodified-Since", "2020-01-01");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("text");
    }

    @Test
    void aHashOfTheBodyIsOneOrSaysWhyNot() throws IOException {
        RawHttp.Answer answer = send("PUT", "/photos/a", "x-amz-content-sha256", "none");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("x-amz-content-sha256 must be UNSIGNED-PAYLOAD", "<ArgumentValue>none</ArgumentValue>");
    }

    @Test
    void controlCharactersOfKeysAreReferencesInErrors() throws IOException {
        assertThat(send("GET", "/photos/a%01%0D%22%3C").body()).contains("<Key>a&#x1;&#xd;&quot;&lt;</Key>");
    }

    @Test
    void digestsOfSettingsAreChecked() throws IOException {
        String tags = "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>";

        assertThat(http.send("PUT", "/photos?tagging", tags, "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==")
                        .body())
                .contains("<Code>BadDigest</Code>", "The Content-MD5 you specified did not match what we received.");
        assertThat(http.send("PUT", "/photos?tagging", tags, "x-amz-checksum-crc32", "AAAAAA==")
                        .body())
                .contains("The CRC32 you specified did not match the calculated checksum.");
        assertThat(http.send("PUT", "/photos?tagging", tags, "Content-MD5", "short")
                        .body())
                .contains("<Code>InvalidDigest</Code>");
        assertThat(http.send("GET", "/photos?tagging", "").status()).isEqualTo(404);
    }
}
