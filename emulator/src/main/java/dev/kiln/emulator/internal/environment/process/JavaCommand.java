package dev.kiln.emulator.internal.environment.process;

import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a JVM is started for a managed Java runtime: AWS's flags, AWS's runtime client, AWS's order of the class path. */
final class JavaCommand {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String KILN_RUNTIME = "dev.kiln.runtime.KilnRuntime";
    private static final String CORE = "com.amazonaws.services.lambda.runtime.Context";
    private static final List<String> CLIENT_PARTS = List.of(
            CLIENT,
            CORE,
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");
    private static final String REDIRECT = "dev.kiln.redirect.AwsHost";

    private final Jdks jdks;
    private final RuntimeFiles files;

    JavaCommand(Jdks jdks, RuntimeFiles files) {
        this.jdks = jdks;
        this.files = files;
    }

    Command of(Environment environment, int feature) throws IOException {
        FunctionSpec function = environment.function();
        Jdks.Jdk jdk = jdks.atLeast(feature);
        List<Path> code = code(function, environment.opt());
        requireReadable(function, code, jdk);
        if (jdk.feature() != feature) {
            environment.log("Kiln runs " + function.runtime() + " on JDK " + jdk.feature() + " (" + jdk.home()
                    + "): no JDK " + feature + " was found; JAVA_HOME_" + feature + " may name one");
        }
        boolean streaming = streams(environment, code);
        List<String> arguments = new ArrayList<>();
        arguments.add(jdk.java().toString());
        arguments.addAll(memory(function.memoryMegabytes(), feature));
        arguments.addAll(compilation(function, feature));
        arguments.addAll(access(jdk.feature()));
        arguments.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        arguments.add("-Djava.net.preferIPv4Stack=true");
        arguments.add("-Djava.io.tmpdir=" + environment.temporary());
        if (!streaming) {
            arguments.add(
                    "-D" + CLIENT.replace("AWSLambda", "runtimeapi.NativeClient.JNI") + "=" + files.nativeClient());
        }
        Integer port = Debuggers.port(environment);
        boolean ownPort = environment.variables().containsKey("KILN_DEBUG_PORT") && port != null;
        boolean suspended = Debuggers.suspended(environment);
        if (ownPort) {
            arguments.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=" + (suspended ? "y" : "n")
                    + ",address=127.0.0.1:" + port);
        }
        arguments.add("-classpath");
        arguments.add(classPath(streaming, code));
        arguments.add(streaming ? KILN_RUNTIME : CLIENT);
        arguments.add(function.handler());
        Command command = Command.of(arguments, environment.variables(), function.taskRoot());
        return port == null ? command : command.debuggedOn(port, suspended);
    }

    /** The function's own class path in AWS's order: task root, its jars, the jars of the layers. */
    private static List<Path> code(FunctionSpec function, Path opt) throws IOException {
        List<Path> entries = new ArrayList<>();
        if (function.code() instanceof FunctionSpec.Code.ClassPath classPath) {
            entries.addAll(classPath.entries());
        } else {
            entries.add(function.taskRoot());
            entries.addAll(jars(function.taskRoot().resolve("lib")));
        }
        entries.addAll(jars(opt.resolve("java/lib")));
        return entries;
    }

    private static List<Path> jars(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static void requireReadable(FunctionSpec function, List<Path> code, Jdks.Jdk jdk) throws IOException {
        String className = function.handler().split("::", 2)[0];
        Integer compiledFor = ClassFiles.javaVersion(code, className);
        Integer named = Jdks.wanted(function.runtime());
        if (compiledFor != null && named != null && compiledFor > named && compiledFor <= jdk.feature()) {
            // a newer JDK stands in for the runtime's own: it would run what AWS refuses
            throw new IOException(
                    "Class " + className + " was compiled for Java " + compiledFor + ", but the runtime is "
                            + function.runtime() + ". Compile it with --release " + named + ", or use the runtime java"
                            + compiledFor);
        }
        if (compiledFor != null && compiledFor > jdk.feature()) {
            throw new IOException("Class " + className + " was compiled for Java " + compiledFor + ", but "
                    + function.runtime() + " runs on JDK " + jdk.feature() + " (" + jdk.home()
                    + "). Compile it with --release " + jdk.feature() + ", or use the runtime java" + compiledFor);
        }
    }

    /** Whether the function runs on our own client, which streams; AWS's does not. */
    private static boolean streams(Environment environment, List<Path> code) throws IOException {
        String wrapper = environment.variables().getOrDefault("AWS_LAMBDA_EXEC_WRAPPER", "");
        boolean wrapped = isKilnWrapper(wrapper) && ClassFiles.contains(code, KILN_RUNTIME);
        boolean asked = environment.variables().getOrDefault("KILN_RUNTIME", "").equals("1");
        if (!wrapped && !asked && !RuntimeFiles.nativeClientRuns()) {
            environment.log("Kiln runs " + environment.function().functionName() + " with kiln-runtime: the native part"
                    + " of AWS's runtime client for Java exists for Linux only");
            return true;
        }
        return wrapped || asked;
    }

    /** Whether the wrapper's work is done by the command itself: it would only put our main class in. */
    static boolean replacesWrapper(Command command, String wrapper) {
        return isKilnWrapper(wrapper) && command.arguments().contains(KILN_RUNTIME);
    }

    private static boolean isKilnWrapper(String wrapper) {
        return wrapper.substring(wrapper.lastIndexOf('/') + 1).contains("kiln");
    }

    private static String classPath(boolean streaming, List<Path> code) throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        for (String part : streaming ? List.of(CORE) : CLIENT_PARTS) {
            entries.add(Locations.required(part));
        }
        if (streaming && !ClassFiles.contains(code, KILN_RUNTIME)) {
            entries.add(Locations.required(KILN_RUNTIME));
        }
        Path redirect = Locations.of(REDIRECT);
        if (redirect != null) {
            entries.add(redirect);
        }
        entries.addAll(code);
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * The heap gets what AWS leaves it: the memory size without a tenth (160 MB at most) for metaspace and a twentieth
     * (80 MB at most) for compiled code, which only older runtimes also enforce.
     */
    private static List<String> memory(int megabytes, int feature) {
        long all = megabytes * 1024L;
        long metaspace = Math.min(all / 10, 160 << 10);
        long code = Math.min(all / 20, 80 << 10);
        List<String> flags = new ArrayList<>();
        flags.add("-XX:MaxHeapSize=" + (all - metaspace - code) + "k");
        if (feature < 17) {
            flags.add("-XX:MaxMetaspaceSize=" + metaspace + "k");
            flags.add("-XX:ReservedCodeCacheSize=" + code + "k");
        }
        flags.add("-XX:+UseSerialGC");
        flags.add("-Xshare:auto");
        return flags;
    }

    /** Since Java 17 only the fast compiler runs; since Java 25 not where the start is paid for beforehand. */
    private static List<String> compilation(FunctionSpec function, int feature) {
        if (feature < 17) {
            return List.of("-XX:-TieredCompilation");
        }
        if (feature >= 25 && !function.initializationType().equals("on-demand")) {
            return List.of("-XX:+ErrorFileToStderr");
        }
        return List.of("-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1", "-XX:+ErrorFileToStderr");
    }

    private static List<String> access(int jdk) {
        List<String> flags = new ArrayList<>();
        if (jdk >= 9) {
            flags.add("--add-opens=java.base/java.io=ALL-UNNAMED");
        }
        if (jdk >= 24) {
            // else the JVM warns about what the runtime client does
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }
}
