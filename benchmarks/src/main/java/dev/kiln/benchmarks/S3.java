package dev.kiln.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * S3 beside Adobe's S3Mock, each in a process of its own, with the same bytes sent. S3Mock keeps objects in files; its bucket for
 * listings is smaller by far, as it reads all of one for each listing.
 */
final class S3 {
    private static final int PEER_PORT = 28_797;
    private static final int PEER_KEYS = 5_000;
    private static final int LOADERS = 8;

    private S3() {}

    static List<Result> run() throws IOException, InterruptedException, ExecutionException {
        Path peerJars = Path.of(System.getProperty("kiln.home", "."), "benchmarks/target/s3mock");
        int keys = Integer.getInteger("kiln.s3.keys", 1_000_000);
        Process kiln = Load.java(System.getProperty("java.class.path"), "dev.kiln.benchmarks.KilnServer");
        Process peer = Files.isDirectory(peerJars)
                ? Load.java(
                        peerJars + "/*",
                        "com.adobe.testing.s3mock.S3MockApplication",
                        "--com.adobe.testing.s3mock.http-port=0",
                        "--server.port=" + PEER_PORT,
                        "--server.ssl.enabled=false",
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=off")
                : null;
        List<Result> results = new ArrayList<>();
        try {
            Load.Server own = new Load.Server(Integer.parseInt(Forked.lineOf(kiln, "port ")), kiln);
            List<Load.Server> servers = peer == null ? List.of(own) : List.of(own, new Load.Server(PEER_PORT, peer));
            fill(own.port(), keys);
            if (peer != null) {
                fill(PEER_PORT, PEER_KEYS);
            }
            for (S3Work work : S3Work.values()) {
                String title = work == S3Work.LIST
                        ? String.format(Locale.ROOT, "%s of %,d (peer: %,d)", work.title, keys, PEER_KEYS)
                        : work.title;
                for (int connections : List.of(1, 16)) {
                    results.add(Load.compared("S3 " + title, "S3Mock", work, connections, servers));
                }
            }
        } finally {
            kiln.destroy();
            if (peer != null) {
                peer.destroy();
            }
        }
        return results;
    }

    private static void fill(int port, int keys) throws IOException, InterruptedException, ExecutionException {
        try (RawClient client = Load.connected(port)) {
            client.call(S3Work.bucket("bench"));
            client.call(S3Work.bucket("listed"));
        }
        byte[] body = {'x'};
        ExecutorService loaders = Executors.newFixedThreadPool(LOADERS);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < LOADERS; i++) {
                int first = i;
                parts.add(loaders.submit(() -> {
                    try (RawClient client = new RawClient(port)) {
                        for (int key = first; key < keys; key += LOADERS) {
                            client.call(S3Work.put("listed", String.format(Locale.ROOT, "key%07d", key), body));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            loaders.shutdown();
        }
    }
}
