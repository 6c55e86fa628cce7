package dev.kiln.cli;

import dev.kiln.emulator.FunctionConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Finds handlers in a directory, jar or zip, without loading any of the code. */
final class Handlers {
    private static final Set<String> JAVA_INTERFACES = Set.of(
            "com/amazonaws/services/lambda/runtime/RequestHandler",
            "com/amazonaws/services/lambda/runtime/RequestStreamHandler",
            "dev/kiln/runtime/StreamingHandler");
    private static final Pattern NODE =
            Pattern.compile("(?:export\\s+(?:const|async\\s+function|function)\\s+|exports\\.)(handler)\\b");
    private static final Pattern PYTHON = Pattern.compile("(?m)^def\\s+(lambda_handler|handler)\\s*\\(");
    private static final int DEPTH = 12;

    private Handlers() {}

    /** Returns AWS's handler texts, sorted. */
    static List<String> in(Path where) throws IOException {
        if (Files.isDirectory(where)) {
            return inTree(where);
        }
        try (FileSystem archive = FileSystems.newFileSystem(where)) {
            return inTree(archive.getPath("/"));
        }
    }

    private static List<String> inTree(Path root) throws IOException {
        List<String> found = new ArrayList<>();
        if (Files.isRegularFile(root.resolve("bootstrap"))) {
            return List.of("bootstrap");
        }
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (path.endsWith(".class") && !path.startsWith("META-INF") && isHandler(Files.readAllBytes(file))) {
                    found.add(
                            path.substring(0, path.length() - ".class".length()).replace('/', '.'));
                } else if (!path.contains("node_modules") && path.matches(".*\\.(mjs|cjs|js)")) {
                    script(root, file, NODE, found);
                } else if (path.endsWith(".py")) {
                    script(root, file, PYTHON, found);
                }
            }
        }
        found.sort(String::compareTo);
        return found;
    }

    private static boolean isHandler(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        boolean concrete = (reader.getAccess() & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0
                && (reader.getAccess() & Opcodes.ACC_PUBLIC) != 0;
        return concrete && Stream.of(reader.getInterfaces()).anyMatch(JAVA_INTERFACES::contains);
    }

    private static void script(Path root, Path file, Pattern pattern, List<String> found) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file, StandardCharsets.UTF_8));
        if (matcher.find()) {
            String path = root.relativize(file).toString();
            found.add(path.substring(0, path.lastIndexOf('.')) + "." + matcher.group(1));
        }
    }

    /** {@code com.example.HelloHandler::handle} becomes hello, {@code src/report.handler} becomes report. */
    static String functionName(String handler) {
        String type = handler.contains("::") ? handler.substring(0, handler.indexOf("::")) : handler;
        boolean script = !handler.contains("::") && type.matches(".*\\.(lambda_)?handler");
        String base = script ? type.substring(0, type.lastIndexOf('.')) : type;
        base = base.substring(Math.max(base.lastIndexOf('.'), base.lastIndexOf('/')) + 1);
        base = base.substring(base.lastIndexOf('$') + 1);
        if (base.endsWith("Handler") && base.length() > "Handler".length()) {
            base = base.substring(0, base.length() - "Handler".length());
        }
        return base.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Guesses AWS's runtime identifier. */
    static String runtime(String handler, Path where) {
        if (handler.equals("bootstrap")) {
            return "provided.al2023";
        }
        int dot = handler.lastIndexOf('.');
        String module = dot < 0 ? handler : handler.substring(0, dot);
        for (String ending : List.of(".mjs", ".cjs", ".js")) {
            if (exists(where, module + ending)) {
                return "nodejs22.x";
            }
        }
        return exists(where, module.replace('.', '/') + ".py") ? "python3.13" : FunctionConfig.javaRuntime();
    }

    private static boolean exists(Path where, String file) {
        if (Files.isDirectory(where)) {
            return Files.exists(where.resolve(file));
        }
        try (FileSystem archive = FileSystems.newFileSystem(where)) {
            return Files.exists(archive.getPath(file));
        } catch (IOException unreadable) {
            return false; // deploying it says what is wrong with it
        }
    }
}
