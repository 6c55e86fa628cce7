package dev.kiln.benchmarks;

import dev.kiln.emulator.LambdaEmulator;
import java.io.IOException;

/** An emulator in a process of its own: prints where it listens, and ends with its standard input. */
final class KilnServer {
    private KilnServer() {}

    public static void main(String[] arguments) throws IOException {
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            System.out.println("port " + emulator.endpoint().getPort());
            while (System.in.read() >= 0) {
                // until the parent closes it
            }
        }
    }
}
