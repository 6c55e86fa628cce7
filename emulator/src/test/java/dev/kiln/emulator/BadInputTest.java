package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in gets AWS's error, and the next call is served. */
class BadInputTest {
    private static final LambdaEmulator EMULATOR = LambdaEmulator.start();

    @BeforeAll
    static void deploy() {
        EMULATOR.deploy(FunctionConfig.of("large", LargeWriter.class));
    }

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    @AfterEach
    void servesTheNextCall() throws IOException {
        assertThat(exchange("GET /2015-03-31/functions/ HTTP/1.1", "")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        POST /2015-03-31/functions/large/invocations     | {"a":            | 400 | InvalidRequestContentException | Could not parse request body into json
        POST /2015-03-31/functions/large/invocations     | {} {}            | 400 | InvalidRequestContentException | Could not parse request body into json
        POST /2015-03-31/functions/none/invocations      | {}               | 404 | ResourceNotFoundException      | Function not found: arn:aws:lambda:us-east-1:000000000000:function:none
        POST /2015-03-31/functions/a%20b/invocations     | {}               | 400 | ValidationException            | 1 validation error detected: Value 'a b' at 'functionName' failed to satisfy constraint
        POST /2015-03-31/functions                       | {"Timeout":"x"}  | 400 | SerializationException         | ``
        POST /2015-03-31/functions                       | {                | 400 | InvalidRequestContentException | Could not parse request body into json: Unexpected end-of-input: expected close marker for Object (start marker at [Source: (byte[])])
        POST /2015-03-31/functions                       | {}               | 400 | ValidationException            | validation error
        GET /2015-03-31/functions/large/nothing          | ``               | 404 | UnknownOperationException      | GET /2015-03-31/functions/large/nothing
        GET /2015-03-31/event-source-mappings/%00        | ``               | 404 | ResourceNotFoundException      | does not exist
        GET /2020-04-22/code-signing-configs              | ``               | 501 | NotImplemented                 | lambda:ListCodeSigningConfigs
        PATCH /2015-03-31/functions/large                | ``               | 404 | UnknownOperationException      | PATCH
        GET /2015-03-31/functions/?MaxItems=many         | ``               | 400 | SerializationException         | ``
        """)
    void answersAwssError(String line, String body, int status, String type, String message) throws IOException {
        String answer = exchange(line + " HTTP/1.1\r\n" + SIGNED, body == null ? "" : body);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer).contains("x-amzn-ErrorType: " + type);
        assertThat(answer).contains("x-amzn-RequestId: ");
        assertThat(answer).contains(message);
        assertThat(answer).doesNotContain("dev.kiln", "Exception in", "\tat ");
    }

    private static final String SIGNED =
            "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=00";

    @Test
    void refusesABodyByItsLengthBeforeItComes() throws IOException {
        String answer =
                exchange("POST /2015-03-31/functions/large/invocations HTTP/1.1\r\nContent-Length: 2000000000", "");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("RequestEntityTooLargeException");
    }

    @Test
    void refusesAnEventThatGrowsOverSixMegabytes() throws IOException {
        StringBuilder chunks = new StringBuilder();
        String megabyte = "x".repeat(1 << 20);
        for (int i = 0; i < 8; i++) {
            chunks.append("100000\r\n").append(megabyte).append("\r\n");
        }
        String answer = exchange(
                "POST /2015-03-31/functions/large/invocations HTTP/1.1\r\nTransfer-Encoding: chunked",
                chunks + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("RequestTooLargeException");
    }

    @Test
    void endsAConnectionWithBrokenChunks() throws IOException {
        String answer = exchange(
                "POST /2015-03-31/functions/large/invocations HTTP/1.1\r\nTransfer-Encoding: chunked",
                "zz\r\nnot a chunk\r\n");

        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 400")).isTrue();
    }

    @Test
    void endsAConnectionThatDoesNotSpeakHttp() throws IOException {
        String answer = exchange("\0\1\2 nonsense", "");

        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 4")).isTrue();
    }

    @Test
    void survivesCallersWhoLeaveInTheMiddleOfARequest() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(
                            ascii(
                                    "POST /2015-03-31/functions/large/invocations HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aRuntimeThatVanishesInTheMiddleOfItsResponseIsAnError(@TempDir Path code) throws IOException {
        Path bootstrap = Files.writeString(code.resolve("bootstrap"), """
                #!/bin/bash
                api="${AWS_LAMBDA_RUNTIME_API}"
                host="${api%%/*}"
                exec 3<>"/dev/tcp/${host%%:*}/${host##*:}"
                printf 'GET /%s/2018-06-01/runtime/invocation/next HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n' "${api#*/}" >&3
                while IFS= read -r line <&3; do
                  line="${line%$'\\r'}"
                  case "${line,,}" in lambda-runtime-aws-request-id:*) id="${line##*: }";; esac
                  [ -z "$line" ] && break
                done
                exec 4<>"/dev/tcp/${host%%:*}/${host##*:}"
                printf 'POST /%s/2018-06-01/runtime/invocation/%s/response HTTP/1.1\\r\\nHost: x\\r\\nLambda-Runtime-Function-Response-Mode: streaming\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n3\\r\\none\\r\\n' "${api#*/}" "$id" >&4
                exit 1
                """);
        assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
        LambdaFunction vanishing = EMULATOR.deploy(FunctionConfig.builder("vanishing")
                .handler("none")
                .runtime("provided.al2023")
                .code(code)
                .mode(LaunchMode.PROCESS)
                .build());

        try (StreamedResponse response = vanishing.stream("{}")) {
            Invocation invocation = response.await();

            assertThat(invocation.error().orElseThrow().type()).isEqualTo("Runtime.ExitError");
            assertThat(invocation.error().orElseThrow().payload())
                    .contains("RequestId: " + invocation.requestId(), "Runtime exited with error: exit status 1");
        }
        assertThat(vanishing.invoke("{}").error()).isPresent();
    }

    /** Sends a request as it is, and returns what comes back until the connection ends. */
    private static String exchange(String head, String body) throws IOException {
        boolean framed = head.contains("Content-Length") || head.contains("Transfer-Encoding");
        try (Socket socket = connect()) {
            socket.setSoTimeout(20_000);
            String length = framed ? "" : "Content-Length: " + body.length() + "\r\n";
            try {
                socket.getOutputStream()
                        .write(ascii(head + "\r\nHost: localhost\r\nConnection: close\r\n" + length + "\r\n" + body));
            } catch (IOException refused) {
                // answered before everything was sent
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), EMULATOR.endpoint().getPort());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
