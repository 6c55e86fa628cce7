package dev.kiln.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs all benchmarks, or those that are named: start, invoke, http, streaming, cli, dynamodb, sqs, s3, arrival, drain. */
public final class Main {
    private Main() {}

    public static void main(String[] names) throws Exception {
        Set<String> chosen = names.length == 0
                ? Set.of("start", "invoke", "http", "streaming", "cli", "dynamodb", "sqs", "s3", "arrival", "drain")
                : Set.of(names);
        List<Result> results = new ArrayList<>();
        if (chosen.contains("start")) {
            results.addAll(Start.run());
        }
        if (chosen.contains("invoke")) {
            results.addAll(Invoke.run());
        }
        if (chosen.contains("http")) {
            results.addAll(HttpOverhead.run());
        }
        if (chosen.contains("streaming")) {
            results.addAll(Streaming.run());
        }
        if (chosen.contains("cli")) {
            results.addAll(CommandLine.run());
        }
        if (chosen.contains("dynamodb")) {
            results.addAll(DynamoDb.run());
        }
        if (chosen.contains("sqs")) {
            results.addAll(Sqs.run());
        }
        if (chosen.contains("s3")) {
            results.addAll(S3.run());
        }
        if (chosen.contains("arrival")) {
            results.addAll(Arrival.run());
        }
        if (chosen.contains("drain")) {
            results.addAll(Drain.run());
        }
        System.out.printf(Locale.ROOT, "%n%-58s %12s  %-64s %14s%n", "", "measured", "beside", "target");
        for (Result result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "%-58s %12s  %-64s %14s %s%n",
                    result.name(),
                    result.value(),
                    result.beside() == null ? "" : result.beside(),
                    result.target(),
                    result.met() ? "" : "MISSED");
        }
        System.exit(0);
    }
}
