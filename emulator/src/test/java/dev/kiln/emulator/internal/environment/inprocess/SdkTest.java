package dev.kiln.emulator.internal.environment.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SdkTest {
    @Test
    void clientsInsideReadTheVariablesOfTheEnvironment() throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization").replaceFirst(",.*", ""));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("42".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try (RunningFunction function = RunningFunction.start(
                SdkHandler.class.getName(),
                Map.of(
                        "AWS_ENDPOINT_URL",
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                        "AWS_REGION", "eu-west-3",
                        "AWS_ACCESS_KEY_ID", "FUNCTIONKEY",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_SESSION_TOKEN", "token"))) {
            assertThat(function.invoke("\"other\"")).isEqualTo("\"42\"");
            assertThat(seen)
                    .singleElement()
                    .asString()
                    .startsWith("/2015-03-31/functions/other/invocations AWS4-HMAC-SHA256 Credential=FUNCTIONKEY/")
                    .contains("/eu-west-3/lambda/");
        } finally {
            server.stop(0);
        }
    }
}
