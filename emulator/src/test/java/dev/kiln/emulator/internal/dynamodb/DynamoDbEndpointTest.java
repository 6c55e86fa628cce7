package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.LambdaEmulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DynamoDB's endpoint answers by itself, over HTTP and byte by byte. */
class DynamoDbEndpointTest {
    private static final LambdaEmulator EMULATOR = LambdaEmulator.start();
    private static final String LIST = "X-Amz-Target: DynamoDB_20120810.ListTables\r\n";
    private static final String SIGNED =
            "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=00\r\nX-Amz-Date: 20260101T000000Z\r\n";

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    private static String exchange(String line, String headers, String body) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), EMULATOR.endpoint().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: dynamodb.us-east-1.amazonaws.com\r\nConnection: close\r\n"
                                    + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void isHealthy() throws IOException {
        assertThat(body(exchange("GET /", "", ""))).isEqualTo("healthy: dynamodb.us-east-1.amazonaws.com ");
    }

    @ParameterizedTest
    @CsvSource({"PUT /,", "DELETE /,", "OPTIONS /,", "GET /tables,", "POST /,text/plain"})
    void knowsNothingButPostsOfJson(String line, String contentType) throws IOException {
        String answer = exchange(line, contentType == null ? "" : "Content-Type: " + contentType + "\r\n", "hi");

        assertThat(answer).startsWith("HTTP/1.1 404");
        assertThat(body(answer)).isEqualTo("<UnknownOperationException/>\n");
    }

    @Test
    void theChecksumIsThatOfTheBody() throws IOException {
        String answer = exchange("POST /", LIST + SIGNED + "Content-Type: application/x-amz-json-1.0\r\n", "{}");

        CRC32 crc = new CRC32();
        crc.update(body(answer).getBytes(StandardCharsets.UTF_8));
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("x-amz-crc32: " + crc.getValue())
                .containsPattern("x-amzn-RequestId: [0-9A-Z]{52}\r\n");
    }

    @Test
    void refusesOperationsThatThereAreNotWithoutAWord() throws IOException {
        String answer = exchange("POST /", "X-Amz-Target: DynamoDB_20120810.ListTable\r\n", "");

        assertThat(body(answer)).isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
        assertThat(answer).contains("x-kiln-hint: ", "ListTables");
        assertThat(body(exchange("POST /", "Content-Type: application/json;x\r\n", "hi")))
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#SerializationException\"}");
    }

    @Test
    void refusesUnsignedRequests() throws IOException {
        assertThat(body(exchange("POST /", LIST, "")))
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#MissingAuthenticationTokenException\","
                        + "\"message\":\"Request is missing Authentication Token\"}");
        assertThat(body(exchange("POST /?X-Amz-Algorithm", LIST + "Authorization: X\r\n", "")))
                .contains("InvalidSignatureException", "Found both 'X-Amz-Algorithm' as a query-string param");
    }

    @Test
    void namesWhatASignatureLacks() throws IOException {
        assertThat(body(exchange("POST /", LIST + "Authorization: AWS4-\r\n", "")))
                .contains(
                        "IncompleteSignatureException\",\"message\":\"Authorization header requires 'Credential' parameter."
                                + " Authorization header requires 'Signature' parameter. Authorization header requires"
                                + " 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a"
                                + " 'Date' header. Authorization=AWS4-\"");
        assertThat(body(exchange(
                        "POST /?X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Date=d", LIST, "")))
                .contains("AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string"
                        + " parameters.");
    }

    @Test
    void answersBrowsers() throws IOException {
        String preflight = exchange(
                "OPTIONS /",
                "Origin: http://a\r\nAccess-Control-Request-Headers: a, b\r\nAccess-Control-Request-Method: POST\r\n",
                "");

        assertThat(preflight)
                .startsWith("HTTP/1.1 200")
                .contains(
                        "Access-Control-Allow-Origin: *",
                        "Access-Control-Max-Age: 172800",
                        "Access-Control-Allow-Headers: a, b",
                        "Access-Control-Allow-Methods: POST");
        assertThat(exchange("POST /", LIST + SIGNED + "Origin: http://a\r\n", "{}"))
                .contains("Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: x-amzn-RequestId");
    }
}
