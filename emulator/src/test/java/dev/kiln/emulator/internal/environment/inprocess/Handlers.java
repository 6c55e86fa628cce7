package dev.kiln.emulator.internal.environment.inprocess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Handlers of every kind that AWS's runtime binds. */
final class Handlers {
    private Handlers() {}

    /** A bean in and out. */
    public static final class Greeting implements RequestHandler<Handlers.Person, Handlers.Person> {
        @Override
        public Person handleRequest(Person person, Context context) {
            Person answer = new Person();
            answer.setName("Hello, " + person.getName());
            answer.setTags(person.getTags());
            return answer;
        }
    }

    /** As people write them. */
    @SuppressWarnings("NullAway.Init")
    public static final class Person {
        private String name;
        private List<String> tags;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }
    }

    /** Streams, which the managed runtime buffers. */
    public static final class UpperCase implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(Character.toUpperCase(b));
            }
        }
    }

    /** Generic types. */
    public static final class Keys implements RequestHandler<Map<String, List<Integer>>, List<String>> {
        @Override
        public List<String> handleRequest(Map<String, List<Integer>> event, Context context) {
            return event.entrySet().stream()
                    .map(entry -> entry.getKey()
                            + entry.getValue().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())
                    .toList();
        }
    }

    /** A type parameter bound in a superclass. */
    public abstract static class Base<T> implements RequestHandler<T, String> {
        @Override
        public String handleRequest(T event, Context context) {
            return event.getClass().getSimpleName();
        }
    }

    /** Binds it. */
    public static final class Bound extends Base<Person> {}

    /** A record out. */
    public static final class Answer implements RequestHandler<Map<String, Object>, Handlers.Result> {
        @Override
        public Result handleRequest(Map<String, Object> event, Context context) {
            return new Result(event.size(), true);
        }
    }

    /** A result. */
    public record Result(int count, boolean done) {}

    /** Methods without an interface. */
    public static final class Methods {
        public String lower(String text) {
            return text.toLowerCase(java.util.Locale.ROOT);
        }

        public static int add(Map<String, Integer> numbers, Context context) {
            return numbers.values().stream().mapToInt(Integer::intValue).sum();
        }

        public void copy(InputStream in, OutputStream out) throws IOException {
            in.transferTo(out);
        }

        public String repeat(int times) {
            return "x".repeat(times);
        }

        public void nothing() {}
    }

    /** Event classes of aws-lambda-java-events. */
    public static final class Messages implements RequestHandler<SQSEvent, SQSBatchResponse> {
        @Override
        public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            return new SQSBatchResponse(event.getRecords().stream()
                    .filter(message -> message.getBody().equals("bad"))
                    .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
                    .toList());
        }
    }

    /** Event classes of aws-lambda-java-events. */
    public static final class Http implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
        @Override
        public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(200)
                    .withBody(event.getRawPath())
                    .build();
        }
    }

    /** What the context says. */
    public static final class WhoAmI implements RequestHandler<Object, String> {
        @Override
        public String handleRequest(Object event, Context context) {
            context.getLogger().log("asked");
            return context.getFunctionName() + " " + context.getFunctionVersion() + " " + context.getMemoryLimitInMB()
                    + " " + context.getInvokedFunctionArn() + " " + context.getLogGroupName();
        }
    }
}
