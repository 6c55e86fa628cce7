package dev.kiln.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** SQS beside ElasticMQ, each in memory and in a process of its own, with the same bytes sent. */
final class Sqs {
    private static final int PEER_PORT = 28_798;

    private Sqs() {}

    static List<Result> run() throws IOException, InterruptedException, ExecutionException {
        Path home = Path.of(System.getProperty("kiln.home", "."));
        Path peerJars = home.resolve("benchmarks/target/elasticmq");
        Process kiln = Load.java(System.getProperty("java.class.path"), "dev.kiln.benchmarks.KilnServer");
        Process peer = Files.isDirectory(peerJars)
                ? Load.java(
                        peerJars + "/*",
                        home.resolve("benchmarks/elasticmq/ElasticMq.java").toString(),
                        Integer.toString(PEER_PORT))
                : null;
        List<Result> results = new ArrayList<>();
        try {
            int kilnPort = Integer.parseInt(Forked.lineOf(kiln, "port "));
            if (peer != null) {
                Forked.lineOf(peer, "started");
            }
            Load.Server own = new Load.Server(kilnPort, kiln);
            List<Load.Server> servers = peer == null ? List.of(own) : List.of(own, new Load.Server(PEER_PORT, peer));
            for (SqsWork work : SqsWork.values()) {
                for (int connections : List.of(1, 16)) {
                    results.add(Load.compared("SQS " + work.title, "ElasticMQ", work, connections, servers));
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
}
