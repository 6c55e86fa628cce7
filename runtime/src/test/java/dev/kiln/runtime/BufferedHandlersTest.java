package dev.kiln.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BufferedHandlersTest {
    private FakeRuntimeApi api;
    private @Nullable RunningRuntime runtime;

    @BeforeEach
    void start() throws IOException {
        api = new FakeRuntimeApi();
    }

    @SuppressWarnings("NullAway.Init")
    BufferedHandlersTest() {}

    @AfterEach
    void stop() throws IOException {
        api.close();
        if (runtime != null) {
            runtime.close();
        }
    }

    private void run(String handler) {
        runtime = new RunningRuntime(api, handler, Map.of());
    }

    private Posted answer(String event) throws InterruptedException {
        api.event("id-1", event);
        return api.posted();
    }

    record Order(String item, int count) {}

    record Receipt(String text, @Nullable String note, List<Order> orders) {}

    public static final class Records implements RequestHandler<Order, Receipt> {
        @Override
        public Receipt handleRequest(Order order, Context context) {
            return new Receipt(order.count() + " " + order.item(), null, List.of(order));
        }
    }

    @Test
    void answersRecordsWithRecords() throws Exception {
        run(Records.class.getName());
        Posted posted = answer("{\"item\":\"tea\",\"count\":2}");
        assertThat(posted.path).isEqualTo("/2018-06-01/runtime/invocation/id-1/response");
        assertThat(posted.headers)
                .containsEntry("content-type", "application/json")
                .containsEntry("content-length", "52")
                .doesNotContainKeys("transfer-encoding", "lambda-runtime-function-response-mode");
        assertThat(posted.text()).isEqualTo("{\"text\":\"2 tea\",\"orders\":[{\"item\":\"tea\",\"count\":2}]}");
    }

    @NullUnmarked
    public static final class Greeting {
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    abstract static class Base<E, A> implements RequestHandler<List<E>, A> {}

    abstract static class Middle<X> extends Base<X, Map<String, Object>> {}

    public static final class Generic extends Middle<Greeting> {
        @Override
        public Map<String, Object> handleRequest(List<Greeting> greetings, Context context) {
            Greeting first = greetings.get(0);
            return Map.of("hello", first.getName());
        }
    }

    @Test
    void findsTheEventTypeThroughGenericSuperclasses() throws Exception {
        run(Generic.class.getName());
        assertThat(answer("[{\"name\":\"Ada\"}]").text()).isEqualTo("{\"hello\":\"Ada\"}");
    }

    public static final class Maps implements RequestHandler<Map<String, Object>, Object> {
        @Override
        public Object handleRequest(Map<String, Object> event, Context context) {
            return event;
        }
    }

    @Test
    void handsMapsThrough() throws Exception {
        run(Maps.class.getName());
        String event = "{\"a\":[1,2.5,true,{\"b\":\"é\"}]}";
        assertThat(answer(event).text()).isEqualTo(event);
    }

    @Test
    void carriesSixMegabytesBothWays() throws Exception {
        run(Maps.class.getName());
        String event = "{\"a\":\"" + "x".repeat(6 * 1024 * 1024) + "\"}";
        assertThat(answer(event).text()).isEqualTo(event);
    }

    public static final class Quiet implements RequestHandler<String, Void> {
        @Override
        @SuppressWarnings("NullAway") // what a Void handler can do
        public Void handleRequest(String event, Context context) {
            return null;
        }
    }

    @Test
    void answersNothingWithNull() throws Exception {
        run(Quiet.class.getName());
        assertThat(answer("\"x\"").text()).isEqualTo("null");
    }

    public static class Methods {
        public String greet(Greeting greeting, Context context) {
            return "Hello " + greeting.getName() + " of " + context.getAwsRequestId();
        }

        public String greet(Greeting greeting) {
            return "the overload without a context";
        }

        public static int add(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).sum();
        }

        public List<String> none() {
            return List.of("a");
        }

        public void stream(InputStream in) throws IOException {
            in.readAllBytes();
        }

        public String tooMany(String a, String b) {
            return a + b;
        }
    }

    @Test
    void callsMethodsOfAnyShape() throws Exception {
        run(Methods.class.getName() + "::greet");
        assertThat(answer("{\"name\":\"Ada\"}").text()).isEqualTo("\"Hello Ada of id-1\"");
    }

    @Test
    void callsStaticMethodsWithGenericParameters() throws Exception {
        run(Methods.class.getName() + "::add");
        assertThat(answer("[1,2,3]").text()).isEqualTo("6");
    }

    @Test
    void callsMethodsWithoutParameters() throws Exception {
        run(Methods.class.getName() + "::none");
        assertThat(answer("{}").text()).isEqualTo("[\"a\"]");
    }

    @Test
    void answersNullForAMethodThatOnlyReads() throws Exception {
        run(Methods.class.getName() + "::stream");
        assertThat(answer("{}").text()).isEqualTo("null");
    }

    @Test
    void reportsAMethodThatFitsNoShapeWithTheFirstEvent() throws Exception {
        run(Methods.class.getName() + "::tooMany");
        Posted posted = answer("{}");
        assertThat(posted.path).endsWith("/id-1/error");
        assertThat(posted.headers).containsEntry("lambda-runtime-function-error-type", "Runtime.BadFunctionCode");
        assertThat(posted.text())
                .isEqualTo(
                        "{\"errorMessage\":\"No public method named tooMany with appropriate method signature found on"
                                + " class dev.kiln.runtime.BufferedHandlersTest$Methods\"}");
    }

    @Test
    void reusesOneConnectionForTwoRequestsAnEvent() throws Exception {
        run(Maps.class.getName());
        for (int i = 0; i < 5; i++) {
            assertThat(answer("{}").text()).isEqualTo("{}");
        }
        assertThat(api.requests.stream().filter(line -> line.startsWith("POST")))
                .hasSize(5);
        assertThat(api.connections()).isEqualTo(1);
    }

    @Test
    void connectsAnewAndSendsAgainWhenTheIdleConnectionIsGone() throws Exception {
        run(Hangup.class.getName());
        Hangup.api = api;
        assertThat(answer("{}").text()).isEqualTo("\"after the hang-up\"");
        assertThat(api.connections()).isEqualTo(2);
    }

    public static final class Hangup implements RequestHandler<Object, String> {
        static volatile @Nullable FakeRuntimeApi api;

        @Override
        public String handleRequest(Object event, Context context) {
            try {
                while (api == null) {
                    Thread.onSpinWait();
                }
                api.drop();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return "after the hang-up";
        }
    }

    @Test
    void goesOnAfterARefusedResponse() throws Exception {
        run(Maps.class.getName());
        api.answerToPosts = "413 Too Large";
        answer("{}");
        api.answerToPosts = "202 Accepted";
        assertThat(answer("{\"a\":1}").text()).isEqualTo("{\"a\":1}");
    }
}
