package dev.kiln.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private FakeRuntimeApi api;
    private @Nullable RunningRuntime runtime;

    @SuppressWarnings("NullAway.Init")
    FailuresTest() {}

    @BeforeEach
    void start() throws IOException {
        api = new FakeRuntimeApi();
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
        if (runtime != null) {
            runtime.close();
        }
    }

    private RunningRuntime run(String handler) {
        RunningRuntime started = new RunningRuntime(api, handler, Map.of());
        runtime = started;
        return started;
    }

    public static final class Throwing implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String how, Context context) {
            switch (how) {
                case "message" -> throw new IllegalStateException("no \"tea\"", new RuntimeException("cause"));
                case "bare" -> throw new IllegalArgumentException();
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                default -> {
                    return how;
                }
            }
        }
    }

    @Test
    void reportsAnExceptionInAwsForm() throws Exception {
        run(Throwing.class.getName());
        api.event("id-1", "\"message\"");
        Posted posted = api.posted();
        assertThat(posted.path).isEqualTo("/2018-06-01/runtime/invocation/id-1/error");
        assertThat(posted.headers)
                .containsEntry("content-type", "application/json")
                .containsEntry("lambda-runtime-function-error-type", "Runtime.UserException");
        assertThat(posted.text())
                .startsWith("{\"errorMessage\":\"no \\\"tea\\\"\",\"errorType\":\"java.lang.IllegalStateException\","
                        + "\"stackTrace\":[\"dev.kiln.runtime.FailuresTest$Throwing.handleRequest(FailuresTest.java:")
                .doesNotContain("cause", "internal")
                .endsWith("\"]}");
    }

    @Test
    void namesTheClassWhereThereIsNoMessage() throws Exception {
        run(Throwing.class.getName());
        api.event("id-1", "\"bare\"");
        assertThat(api.posted().text()).startsWith("{\"errorMessage\":\"java.lang.IllegalArgumentException\",");
    }

    @Test
    void goesOnAfterAnException() throws Exception {
        run(Throwing.class.getName());
        api.event("id-1", "\"bare\"");
        api.posted();
        api.event("id-2", "\"fine\"");
        assertThat(api.posted().text()).isEqualTo("\"fine\"");
    }

    @Test
    void endsAfterAnErrorOfTheVirtualMachine() throws Exception {
        RunningRuntime running = run(Throwing.class.getName());
        api.event("id-1", "\"memory\"");
        assertThat(api.posted().text()).contains("\"errorType\":\"java.lang.OutOfMemoryError\"");
        assertThat(running.status()).isEqualTo(1);
    }

    public static final class Numbers implements RequestHandler<Integer, Object> {
        @Override
        public Object handleRequest(Integer event, Context context) {
            return new Unwritable();
        }
    }

    public static final class Unwritable {
        @SuppressWarnings("DoNotCallSuggester") // called by the writer of the response
        public String getText() {
            throw new IllegalStateException("cannot say");
        }
    }

    @Test
    void reportsAnEventThatDoesNotFit() throws Exception {
        run(Numbers.class.getName());
        api.event("id-1", "\"five\"");
        assertThat(api.posted().text())
                .isEqualTo("{\"errorMessage\":\"An error occurred during JSON parsing\","
                        + "\"errorType\":\"java.lang.RuntimeException\",\"stackTrace\":[]}");
    }

    @Test
    void reportsAResponseThatCannotBeWritten() throws Exception {
        run(Numbers.class.getName());
        api.event("id-1", "5");
        assertThat(api.posted().text())
                .startsWith("{\"errorMessage\":\"An error occurred during JSON serialization of response\"");
    }

    public static final class BadConstructor implements RequestHandler<String, String> {
        public BadConstructor() {
            throw new IllegalStateException("no database");
        }

        @Override
        public String handleRequest(String event, Context context) {
            return event;
        }
    }

    @Test
    void failsInitWhenTheConstructorThrows() throws Exception {
        RunningRuntime running = run(BadConstructor.class.getName());
        Posted posted = api.posted();
        assertThat(posted.path).isEqualTo("/2018-06-01/runtime/init/error");
        assertThat(posted.headers).containsEntry("lambda-runtime-function-error-type", "Runtime.BadFunctionCode");
        assertThat(posted.text())
                .isEqualTo("{\"errorMessage\":\"no database\",\"errorType\":\"java.lang.IllegalStateException\"}");
        assertThat(running.status()).isEqualTo(1);
    }

    public static final class BadStatics implements RequestHandler<String, String> {
        static final int NUMBER = Integer.parseInt("x");

        @Override
        public String handleRequest(String event, Context context) {
            return event + NUMBER;
        }
    }

    @Test
    void failsInitWhenAStaticInitializerThrows() throws Exception {
        RunningRuntime running = run(BadStatics.class.getName());
        assertThat(api.posted().text())
                .isEqualTo("{\"errorMessage\":\"Error loading class dev.kiln.runtime.FailuresTest$BadStatics\","
                        + "\"errorType\":\"java.lang.ExceptionInInitializerError\"}");
        assertThat(running.status()).isEqualTo(1);
    }

    @Test
    void reportsAMissingClassWithEachEvent() throws Exception {
        run("com.example.Missing");
        for (String id : new String[] {"id-1", "id-2"}) {
            api.event(id, "{}");
            Posted posted = api.posted();
            assertThat(posted.path).endsWith(id + "/error");
            assertThat(posted.text())
                    .isEqualTo("{\"errorMessage\":\"Class not found: com.example.Missing\","
                            + "\"errorType\":\"java.lang.ClassNotFoundException\"}");
        }
    }

    @Test
    void reportsAHandlerWithoutAMethodName() throws Exception {
        run("com.example.Handler::");
        api.event("id-1", "{}");
        assertThat(api.posted().text()).isEqualTo("{\"errorMessage\":\"Invalid handler: `com.example.Handler::'\"}");
    }

    @Test
    void reportsAClassThatIsNoHandler() throws Exception {
        run("java.lang.StringBuilder");
        api.event("id-1", "{}");
        assertThat(api.posted().text())
                .contains("Class does not implement an appropriate handler interface: java.lang.StringBuilder");
    }

    @SuppressWarnings("rawtypes")
    public static final class Raw implements RequestHandler {
        @Override
        public Object handleRequest(Object event, Context context) {
            return event;
        }
    }

    @Test
    void reportsARawRequestHandler() throws Exception {
        run(Raw.class.getName());
        api.event("id-1", "{}");
        assertThat(api.posted().text()).contains("does not implement RequestHandler with concrete type parameters");
    }
}
