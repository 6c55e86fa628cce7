package dev.kiln.emulator.internal.environment.inprocess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.atomic.AtomicInteger;

/** A probe that a test shares with a handler. */
final class SharedCounter {
    static final AtomicInteger COUNT = Count.VALUE;

    private SharedCounter() {}

    /** The probe. */
    public static final class Count {
        public static final AtomicInteger VALUE = new AtomicInteger();

        private Count() {}
    }

    /** The handler. */
    public static final class User implements RequestHandler<Object, Integer> {
        @Override
        public Integer handleRequest(Object event, Context context) {
            return Count.VALUE.incrementAndGet();
        }
    }
}
