package dev.kiln.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Holds functions back, whatever they are written in: they ask it by HTTP, and it answers once the test has opened it. */
final class Gate implements AutoCloseable {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Gate() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/pass", exchange -> {
            try {
                opened.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/tell", exchange -> {
            told.countDown();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    /** What a function asks to be let through. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/pass";
    }

    /** What a function calls to tell the test that something has happened. */
    String tellUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tell";
    }

    void open() {
        opened.countDown();
    }

    boolean isOpen() {
        return opened.getCount() == 0;
    }

    boolean wasTold() throws InterruptedException {
        return told.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        opened.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
