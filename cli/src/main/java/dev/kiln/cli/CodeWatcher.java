package dev.kiln.cli;

import dev.kiln.emulator.FunctionConfig;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Watches the code of functions and says which changed, once a burst of changes (a compiler at work) is over. */
final class CodeWatcher {
    private static final long QUIET_MILLIS = 200;

    private CodeWatcher() {}

    /** Starts a daemon thread that watches until the process ends. */
    static void watch(List<FunctionConfig> functions, Consumer<FunctionConfig> changed) throws IOException {
        WatchService watcher = FileSystems.getDefault().newWatchService();
        for (FunctionConfig function : functions) {
            register(watcher, function.code().orElseThrow());
        }
        Thread thread = new Thread(() -> run(watcher, functions, changed), "kiln-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void register(WatchService watcher, Path code) throws IOException {
        Path directory = Files.isDirectory(code) ? code : code.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.isDirectory(code) ? Files.walk(directory) : Stream.of(directory)) {
            for (Path folder : files.filter(Files::isDirectory).toList()) {
                folder.register(
                        watcher,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }

    private static void run(WatchService watcher, List<FunctionConfig> functions, Consumer<FunctionConfig> changed) {
        try {
            while (true) {
                WatchKey key = watcher.take();
                Path where = (Path) key.watchable();
                drain(key);
                WatchKey more = watcher.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                while (more != null) {
                    drain(more);
                    more = watcher.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                }
                for (FunctionConfig function : functions) {
                    Path code = function.code().orElseThrow();
                    if (where.startsWith(code) || code.startsWith(where)) {
                        redeploy(watcher, function, changed);
                    }
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    private static void redeploy(WatchService watcher, FunctionConfig function, Consumer<FunctionConfig> changed) {
        try {
            register(watcher, function.code().orElseThrow()); // folders that are new
            changed.accept(function);
        } catch (IOException | RuntimeException failure) { // the edge of the thread: half-written code must not end it
            System.err.println("kiln: " + function.name() + " was not deployed again: " + failure.getMessage());
        }
    }
}
