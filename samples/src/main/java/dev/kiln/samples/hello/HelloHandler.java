package dev.kiln.samples.hello;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.jspecify.annotations.Nullable;

/** Greets whoever the event names. */
public final class HelloHandler implements RequestHandler<HelloHandler.Person, HelloHandler.Greeting> {
    private final String word;

    public HelloHandler() {
        String configured = System.getenv("GREETING");
        this.word = configured == null ? "Hello" : configured;
    }

    @Override
    public Greeting handleRequest(Person person, Context context) {
        context.getLogger().log("greeting " + person.getName());
        return new Greeting(word + ", " + person.getName());
    }

    /** The event. */
    public static final class Person {
        private @Nullable String name;

        public @Nullable String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    /** The answer. */
    public static final class Greeting {
        private final String greeting;

        Greeting(String greeting) {
            this.greeting = greeting;
        }

        public String getGreeting() {
            return greeting;
        }
    }
}
