package dev.kiln.emulator.internal.http;

import java.net.URI;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The SDK's own HTTP clients against the listener. */
class SdkOverHttpTest extends SdkClientContract {
    private static final SdkHttpClient BLOCKING = UrlConnectionHttpClient.create();
    // shared, since closing one takes two seconds
    private static final SdkAsyncHttpClient ASYNC = NettyNioAsyncHttpClient.create();

    private final TestServer server = new TestServer(door);

    @Override
    protected URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    protected SdkHttpClient blocking(Executor threads) {
        return BLOCKING;
    }

    @Override
    protected SdkAsyncHttpClient async(Executor threads) {
        return ASYNC;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @AfterAll
    static void closeClients() {
        BLOCKING.close();
        ASYNC.close();
    }
}
