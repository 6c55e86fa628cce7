package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Node.js and Python through the emulator's own clients; what the clients do in detail is tested with them. */
class InterpreterTest {
    private final Harness harness = new Harness();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        harness.close();
    }

    private FunctionSpec function(String runtime, String handler, String file, String code) throws IOException {
        if (!runtime.startsWith("ruby")) {
            RuntimeProcess.assumeOnPath(runtime.startsWith("nodejs") ? "node" : "python3");
        }
        Path root = Files.createDirectories(directory.resolve("task"));
        Files.writeString(root.resolve(file), code);
        return Functions.function(runtime, handler, new FunctionSpec.Code.Directory(root));
    }

    @Test
    void runsNodeWithModulesOfLayers() throws Exception {
        Path layer = directory.resolve("layer");
        Path module = Files.createDirectories(layer.resolve("nodejs/node_modules/greeting"));
        Files.writeString(module.resolve("index.js"), "module.exports = 'hello';");
        FunctionSpec function = Functions.with(
                function(
                        "nodejs20.x",
                        "index.handler",
                        "index.js",
                        "const greeting = require('greeting');\n"
                                + "exports.handler = async (event) => greeting + ' ' + event.name;"),
                changes -> changes.layers = List.of(layer));
        assertThat(harness.invoke(function, "{\"name\":\"Kiln\"}").response()).isEqualTo("\"hello Kiln\"");
    }

    @Test
    void streamsFromNodeWhileTheHandlerIsBlocked() throws Exception {
        FunctionSpec function = function("nodejs20.x", "index.handler", "index.mjs", """
                import fs from 'node:fs';
                export const handler = awslambda.streamifyResponse(async (event, stream) => {
                  stream.write('first');
                  while (!fs.existsSync(process.env.TMPDIR + '/go')) await new Promise((next) => setTimeout(next, 10));
                  stream.end(' last');
                });
                """);
        Answer answer = harness.invoke(function, "{}");
        answer.awaitFirstByte();
        assertThat(answer.end()).isNotDone();
        Files.createFile(harness.pool.environments().get(0).temporary().resolve("go"));
        assertThat(answer.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(answer.text()).isEqualTo("first last");
    }

    @Test
    void runsPythonWithModulesOfLayers() throws Exception {
        Path layer = directory.resolve("layer");
        Path modules = Files.createDirectories(layer.resolve("python"));
        Files.writeString(modules.resolve("greeting.py"), "WORD = 'hello'\n");
        FunctionSpec function = Functions.with(
                function(
                        "python3.12",
                        "main.handler",
                        "main.py",
                        "import greeting\ndef handler(event, context):\n    return greeting.WORD + ' ' + event['name']\n"),
                changes -> changes.layers = List.of(layer));
        assertThat(harness.invoke(function, "{\"name\":\"Kiln\"}").response()).isEqualTo("\"hello Kiln\"");
    }

    @Test
    void saysWhichRuntimesItCannotRun() throws Exception {
        FunctionSpec function = function("ruby3.4", "main.handler", "main.rb", "");
        assertThat(harness.invoke(function, "{}").error())
                .contains("Runtime.InvalidEntrypoint")
                .contains("not ruby3.4");
    }
}
