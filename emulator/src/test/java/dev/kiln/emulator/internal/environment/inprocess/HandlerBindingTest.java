package dev.kiln.emulator.internal.environment.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerBindingTest {
    private static final String METHODS = Handlers.Methods.class.getName() + "::";

    private RunningFunction function = RunningFunction.start(Handlers.Greeting.class);

    @AfterEach
    void kill() {
        function.close();
    }

    private void start(String handler) {
        function.close();
        function = RunningFunction.start(handler, Map.of());
    }

    @Test
    void bindsBeans() {
        assertThat(function.invoke("{\"name\":\"Ada\",\"tags\":[\"x\"]}"))
                .isEqualTo("{\"name\":\"Hello, Ada\",\"tags\":[\"x\"]}");
    }

    @Test
    void buffersStreams() {
        start(Handlers.UpperCase.class.getName());
        assertThat(function.report("{\"a\":\"b\"}"))
                .isEqualTo(new RunningFunction.Report("response", "application/json", false, "{\"A\":\"B\"}"));
    }

    @Test
    void bindsGenericTypes() {
        start(Handlers.Keys.class.getName());
        assertThat(function.invoke("{\"a\":[1,2]}")).isEqualTo("[\"a3\"]");
    }

    @Test
    void bindsTypeParametersOfSuperclasses() {
        start(Handlers.Bound.class.getName());
        assertThat(function.invoke("{}")).isEqualTo("\"Person\"");
    }

    @Test
    void bindsRecordsAsResults() {
        start(Handlers.Answer.class.getName());
        assertThat(function.invoke("{\"a\":1}")).isEqualTo("{\"count\":1,\"done\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"lower|\"ABC\"|\"abc\"", "add|{\"a\":1,\"b\":2}|3", "copy|[1]|[1]", "nothing|{}|null"})
    void bindsMethods(String method, String event, String response) {
        start(METHODS + method);
        assertThat(function.invoke(event)).isEqualTo(response);
    }

    @Test
    void bindsEventClasses() {
        start(Handlers.Messages.class.getName());
        assertThat(function.invoke("{\"Records\":[{\"messageId\":\"1\",\"body\":\"ok\",\"eventSourceARN\":\"arn\"},"
                        + "{\"messageId\":\"2\",\"body\":\"bad\"}]}"))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        start(Handlers.Http.class.getName());
        assertThat(function.invoke("{\"rawPath\":\"/orders\"}")).contains("\"statusCode\":200", "\"body\":\"/orders\"");
    }

    @Test
    void knowsTheFunction() {
        start(Handlers.WhoAmI.class.getName());
        assertThat(function.invoke("1"))
                .isEqualTo(
                        "\"hello $LATEST 512 arn:aws:lambda:us-east-1:000000000000:function:hello /aws/lambda/hello\"");
        assertThat(function.log).containsExactly("asked");
    }
}
