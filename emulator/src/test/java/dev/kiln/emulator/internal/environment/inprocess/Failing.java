package dev.kiln.emulator.internal.environment.inprocess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Handlers that fail. */
final class Failing {
    private Failing() {}

    /** In the invocation. */
    public static final class Thrower implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String message, Context context) {
            throw message.isEmpty()
                    ? new IllegalStateException()
                    : new IllegalArgumentException(message, new RuntimeException("cause"));
        }
    }

    /** In the constructor. */
    public static final class Constructed implements RequestHandler<String, String> {
        public Constructed() {
            throw new IllegalStateException("no database");
        }

        @Override
        public String handleRequest(String message, Context context) {
            return message;
        }
    }

    /** In the static initialiser. */
    public static final class Initialised implements RequestHandler<String, String> {
        private static final int NUMBER = Integer.parseInt("many");

        @Override
        public String handleRequest(String message, Context context) {
            return message + NUMBER;
        }
    }

    /** So badly that the JVM is in doubt. */
    public static final class Fatal implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String message, Context context) {
            throw new OutOfMemoryError("Java heap space");
        }
    }
}
