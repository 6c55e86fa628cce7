package dev.kiln.emulator.internal.environment.process;

import dev.kiln.emulator.internal.environment.Launcher;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process with its children. */
final class RuntimeProcess implements Launcher.LaunchedRuntime {
    /** A child that outlives its parent may keep the output open: then its rest is not waited for. */
    private static final long OUTPUT_MILLIS = 200;

    private final Process process;
    private final OutputReader output;
    private final Command command;
    private final CompletableFuture<Launcher.Exit> exit = new CompletableFuture<>();
    private volatile long maxMemoryMegabytes;

    private RuntimeProcess(Process process, Command command, Consumer<String> lines) {
        this.process = process;
        this.command = command;
        this.output = new OutputReader(process.getInputStream(), process.pid(), lines);
    }

    static RuntimeProcess start(Command command, String name, Consumer<String> lines) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.directory(command.directory().toFile());
        builder.environment().clear();
        String systemRoot = System.getenv("SystemRoot");
        if (systemRoot != null) {
            // nothing starts on Windows without it
            builder.environment().put("SystemRoot", systemRoot);
        }
        builder.environment().putAll(command.variables());
        builder.redirectErrorStream(true);
        builder.redirectInput(Redirect.from(Path.of(nullDevice()).toFile()));
        RuntimeProcess started = new RuntimeProcess(builder.start(), command, lines);
        Thread reader = new Thread(started.output, "kiln-output-" + name);
        reader.setDaemon(true);
        reader.start();
        CompletionStage<Process> gone = started.process.onExit();
        gone.thenAccept(process -> started.gone(process.exitValue()));
        return started;
    }

    private void gone(int code) {
        CompletionStage<Boolean> read = output.ended().completeOnTimeout(false, OUTPUT_MILLIS, TimeUnit.MILLISECONDS);
        read.thenAccept(all -> exit.complete(new Launcher.Exit(code)));
    }

    private static String nullDevice() {
        return Files.exists(Path.of("/dev/null")) ? "/dev/null" : "NUL";
    }

    @Override
    public CompletionStage<Launcher.Exit> exit() {
        return exit;
    }

    @Override
    public void terminate() {
        process.destroy();
    }

    @Override
    public void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public long maxMemoryMegabytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    long kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                    maxMemoryMegabytes = Math.max(maxMemoryMegabytes, (kilobytes + 1023) / 1024);
                }
            }
        } catch (IOException | NumberFormatException gone) {
            return maxMemoryMegabytes;
        }
        return maxMemoryMegabytes;
    }

    @Override
    public void drainLog() {
        output.drain();
    }

    @Override
    public boolean debugged() {
        Integer port = command.debugPort();
        if (port == null) {
            return false;
        }
        try {
            return command.suspended() || Debuggers.attached(port);
        } catch (NoSuchFileException notLinux) {
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
