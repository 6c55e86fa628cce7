package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that speak the Runtime API and the Extensions API by themselves. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CustomRuntimeTest {
    private static final String CLIENT = """
            #!/usr/bin/env python3
            import http.client, json, os, socket, sys, time
            host, prefix = os.environ['AWS_LAMBDA_RUNTIME_API'].split('/')
            def call(method, path, body=None, headers={}):
                connection = http.client.HTTPConnection(host)
                connection.request(method, '/' + prefix + path, body, headers)
                answer = connection.getresponse()
                return answer, answer.read()
            def next_event():
                answer, body = call('GET', '/2018-06-01/runtime/invocation/next')
                return answer.getheader('Lambda-Runtime-Aws-Request-Id'), body
            def stream(request_id):
                address, port = host.split(':')
                connection = socket.create_connection((address, int(port)))
                connection.sendall(('POST /%s/2018-06-01/runtime/invocation/%s/response HTTP/1.1\\r\\nHost: x\\r\\n'
                    'Lambda-Runtime-Function-Response-Mode: streaming\\r\\nContent-Type: text/plain\\r\\n'
                    'Transfer-Encoding: chunked\\r\\n\\r\\n' % (prefix, request_id)).encode())
                return connection
            def chunk(connection, text):
                connection.sendall(('%x\\r\\n%s\\r\\n' % (len(text), text)).encode())
            """;

    private final Harness harness = new Harness();

    @TempDir
    Path directory;

    @BeforeEach
    void assumePython() {
        RuntimeProcess.assumeOnPath("python3");
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private FunctionSpec bootstrap(String script) throws IOException {
        Path root = Files.createDirectories(directory.resolve("task"));
        Files.writeString(root.resolve("bootstrap"), script);
        return Functions.custom(root);
    }

    @Test
    void streamsTheFirstChunkWhileTheProgramIsBlocked() throws Exception {
        FunctionSpec function = bootstrap(CLIENT + """
                while True:
                    request_id, event = next_event()
                    response = stream(request_id)
                    chunk(response, 'first')
                    while not os.path.exists(os.environ['TMPDIR'] + '/go'):
                        time.sleep(0.01)
                    chunk(response, ' last')
                    response.sendall(b'0\\r\\n\\r\\n')
                    response.recv(1000)
                """);
        Answer answer = harness.invoke(function, "{}");
        answer.awaitFirstByte();
        assertThat(answer.text()).isEqualTo("first");
        assertThat(answer.contentType()).isEqualTo("text/plain");
        assertThat(answer.end()).isNotDone();

        Files.createFile(harness.pool.environments().get(0).temporary().resolve("go"));

        assertThat(answer.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(answer.text()).isEqualTo("first last");
    }

    @Test
    void failsTheStreamOfAProgramThatDiesInTheMiddle() throws Exception {
        FunctionSpec function = bootstrap(CLIENT + """
                request_id, event = next_event()
                response = stream(request_id)
                chunk(response, 'first')
                time.sleep(0.2)
                os._exit(7)
                """);
        Answer answer = harness.invoke(function, "{}");
        assertThat(answer.error()).contains("Runtime exited with error: exit status 7");
        assertThat(answer.text()).isEqualTo("first");
        assertThat(harness.invoke(function, "{}").error()).contains("exit status 7");
    }

    @Test
    void runsAShellScript() throws Exception {
        FunctionSpec function = bootstrap("""
                #!/bin/sh
                echo "starting in $(pwd)"
                exit 5
                """);
        assertThat(harness.invoke(function, "{}").error()).contains("exit status 5");
        assertThat(harness.lines.all())
                .contains("starting in " + function.taskRoot().toRealPath());
    }

    @Test
    void saysThatThereIsNoBootstrap() throws Exception {
        Answer answer = harness.invoke(Functions.custom(directory), "{}");
        assertThat(answer.error())
                .contains("\"errorType\":\"Runtime.InvalidEntrypoint\"")
                .contains("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]");
    }

    @Test
    void runsTheBootstrapOfALayerWithTheFilesOfAllLayers() throws Exception {
        Path first = Files.createDirectories(directory.resolve("first"));
        Path second = Files.createDirectories(directory.resolve("second"));
        Files.writeString(first.resolve("bootstrap"), CLIENT + """
                request_id, event = next_event()
                opt = os.environ['KILN_OPT']
                text = open(opt + '/data').read() + open(opt + '/only-first').read()
                call('POST', '/2018-06-01/runtime/invocation/' + request_id + '/response', text)
                next_event()
                """);
        Files.writeString(first.resolve("data"), "overwritten");
        Files.writeString(first.resolve("only-first"), "+first");
        Files.writeString(second.resolve("data"), "second");
        Path root = Files.createDirectories(directory.resolve("task"));
        FunctionSpec function =
                Functions.with(Functions.custom(root), changes -> changes.layers = List.of(first, second));
        assertThat(harness.invoke(function, "{}").response()).isEqualTo("second+first");
    }

    @Test
    void startsExtensionsOfLayersAndTellsThemWhenItEnds() throws Exception {
        Path layer = directory.resolve("layer");
        Files.createDirectories(layer.resolve("extensions"));
        Files.writeString(layer.resolve("extensions/recorder"), CLIENT + """
                answer, body = call('POST', '/2020-01-01/extension/register', json.dumps({'events': ['INVOKE', 'SHUTDOWN']}),
                    {'Lambda-Extension-Name': os.path.basename(sys.argv[0])})
                me = {'Lambda-Extension-Identifier': answer.getheader('Lambda-Extension-Identifier')}
                print('recorder registered', '_HANDLER' in os.environ, flush=True)
                while True:
                    answer, body = call('GET', '/2020-01-01/extension/event/next', None, me)
                    event = json.loads(body)
                    print('recorder', event['eventType'], event.get('shutdownReason'), flush=True)
                    if event['eventType'] == 'SHUTDOWN':
                        sys.exit(0)
                """);
        FunctionSpec function = Functions.with(bootstrap(CLIENT + """
                        print('runtime starts', flush=True)
                        while True:
                            request_id, event = next_event()
                            call('POST', '/2018-06-01/runtime/invocation/' + request_id + '/response', 'fine')
                        """), changes -> changes.layers = List.of(layer));

        assertThat(harness.invoke(function, "{}").response()).isEqualTo("fine");
        harness.lines.await("REPORT");
        harness.pool.retire(function.functionArn(), function.version());
        harness.lines.await("recorder SHUTDOWN SPINDOWN");

        List<String> lines = harness.lines.all();
        assertThat(lines).contains("recorder registered False", "recorder INVOKE None");
        assertThat(lines.indexOf("recorder registered False")).isLessThan(lines.indexOf("runtime starts"));
    }

    @Test
    void failsWhenAnExtensionDies() throws Exception {
        Path layer = directory.resolve("layer");
        Files.createDirectories(layer.resolve("extensions"));
        Files.writeString(layer.resolve("extensions/dying"), "#!/bin/sh\nexit 9\n");
        FunctionSpec function =
                Functions.with(bootstrap("#!/bin/sh\necho not reached\n"), changes -> changes.layers = List.of(layer));
        assertThat(harness.invoke(function, "{}").error())
                .contains("\"errorType\":\"Extension.Crash\"")
                .contains("exit status 9");
        assertThat(harness.lines.all()).doesNotContain("not reached");
    }
}
