package dev.kiln.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealClientsTest {
    private static final Pattern SCOPE = Pattern.compile("Credential=AKID/\\d+/([^,]+)/aws4_request");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sdkV2ReachesTheEndpointAlthoughItIgnoresTheVariable() throws Exception {
        run(SdkV2Program.class, "com/amazonaws/");

        assertThat(requests).containsExactly("PUT /bucket/a%20b/c eu-west-1/s3 null", "POST / eu-west-1/sqs null");
    }

    @Test
    void sdkV1ReachesTheEndpoint() throws Exception {
        run(SdkV1Program.class, "software/amazon/awssdk/");

        // The region of the signature is SDK v1's answer to a host that it does not know.
        assertThat(requests)
                .containsExactly(
                        "DELETE /bucket/a%20b/c us-east-1/s3 eu-west-1",
                        "POST /000000000000/queue us-east-1/sqs eu-west-1");
    }

    /** Runs the program without the jars of the other SDK. */
    private void run(Class<?> program, String otherSdk) throws IOException, InterruptedException {
        String classPath = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> !entry.replace(File.separatorChar, '/').contains(otherSdk))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                program.getName());
        builder.environment()
                .put(
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort());
        // Makes a new SDK behave like one from before AWS_ENDPOINT_URL.
        builder.environment().put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        Process process = builder.redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Matcher scope = SCOPE.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + (scope.find() ? scope.group(1) : "unsigned") + " "
                    + exchange.getRequestHeaders().getFirst(SdkV1Redirect.REGION_HEADER));
            boolean json = exchange.getRequestHeaders()
                    .getOrDefault("Content-Type", List.of(""))
                    .get(0)
                    .contains("json");
            byte[] body = json ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0];
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
