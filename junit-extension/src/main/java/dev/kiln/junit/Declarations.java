package dev.kiln.junit;

import dev.kiln.emulator.FunctionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads {@link DeployFunction} and says what is wrong with it in the words of the test's author. */
final class Declarations {
    private Declarations() {}

    static FunctionConfig read(Class<?> testClass, DeployFunction declared) {
        boolean byClass = declared.handler() != void.class;
        if (byClass != declared.handlerName().isEmpty()) {
            throw new IllegalArgumentException("@DeployFunction on " + testClass.getName()
                    + ": give either handler = SomeHandler.class or handlerName = \"…\"");
        }
        String name = declared.name();
        if (name.isEmpty()) {
            if (!byClass) {
                throw new IllegalArgumentException("@DeployFunction on " + testClass.getName()
                        + " with handlerName = \"" + declared.handlerName() + "\" needs a name");
            }
            name = declared.handler().getSimpleName();
        }
        FunctionConfig.Builder function = FunctionConfig.builder(name)
                .handler(byClass ? declared.handler().getName() : declared.handlerName())
                .memoryMegabytes(declared.memory())
                .timeout(Duration.ofSeconds(declared.timeout()))
                .mode(declared.mode())
                .streaming(declared.streaming())
                .snapStart(declared.snapStart())
                .sharedPackages(declared.sharedPackages());
        if (!declared.runtime().isEmpty()) {
            function.runtime(declared.runtime());
        }
        if (!declared.code().isEmpty()) {
            function.code(code(testClass, declared.code()));
        }
        for (String variable : declared.environment()) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("@DeployFunction on " + testClass.getName() + ": environment \""
                        + variable + "\" is not of the form NAME=value");
            }
            function.environment(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return function.build();
    }

    private static Path code(Class<?> testClass, String path) {
        Path code = Path.of(path).toAbsolutePath();
        if (!Files.exists(code)) {
            throw new IllegalArgumentException("@DeployFunction on " + testClass.getName() + ": there is no " + code
                    + " (code = \"" + path + "\")");
        }
        return code;
    }
}
