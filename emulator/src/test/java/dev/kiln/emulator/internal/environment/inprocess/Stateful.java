package dev.kiln.emulator.internal.environment.inprocess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Handlers that touch what a process has for itself alone. */
final class Stateful {
    private Stateful() {}

    /** Counts in a static field. */
    public static final class Counter implements RequestHandler<Object, Integer> {
        static int count;

        @Override
        public Integer handleRequest(Object event, Context context) {
            return ++count;
        }
    }

    /** Reads variables in every way there is. */
    public static final class Variables implements RequestHandler<String, List<@Nullable String>> {
        private static final @Nullable String AT_INIT = System.getenv("GREETING");

        @Override
        public List<@Nullable String> handleRequest(String name, Context context) {
            Function<String, @Nullable String> reference = System::getenv;
            List<@Nullable String> values = new ArrayList<>();
            values.add(AT_INIT);
            values.add(System.getenv(name));
            values.add(System.getenv().get(name));
            values.add(reference.apply(name));
            return values;
        }
    }

    /** Sets and reads system properties. */
    public static final class Properties implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String name, Context context) {
            System.setProperty(name, "of the function");
            return System.getProperty(name) + " " + System.getProperty("com.amazonaws.xray.traceHeader") + " "
                    + System.getProperty("java.io.tmpdir");
        }
    }

    /** Prints in every way there is. */
    public static final class Printer implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String text, Context context) {
            System.out.println(text);
            System.err.printf("%s%n", text);
            Consumer<String> reference = System.out::println;
            reference.accept("by reference");
            new IllegalStateException("printed").printStackTrace();
            System.out.print("two\nlines\rwithout end");
            return text;
        }
    }

    /** Logs as applications do. */
    public static final class Logging implements RequestHandler<String, String> {
        private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Logging.class);

        @Override
        public String handleRequest(String text, Context context) {
            LOG.info("seen {}", text);
            return text;
        }
    }

    /** Ends the process. */
    public static final class Exit implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String how, Context context) {
            switch (how) {
                case "exit" -> System.exit(3);
                case "halt" -> Runtime.getRuntime().halt(4);
                case "reference" -> {
                    IntConsumer exit = System::exit;
                    exit.accept(5);
                }
                case "runtime reference" -> {
                    Supplier<Runtime> runtime = Runtime::getRuntime;
                    IntConsumer exit = runtime.get()::exit;
                    exit.accept(6);
                }
                case "other thread" -> {
                    new Thread(() -> System.exit(7)).start();
                    block();
                }
                case "hook" -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("good bye")));
                    System.exit(0);
                }
                default -> throw new IllegalArgumentException(how);
            }
            return "not reached";
        }
    }

    /** What a test ends {@link Busy} with, so that it does not run for good. */
    public static final class Switch {
        public static volatile boolean stop;

        private Switch() {}
    }

    /** Ignores interrupts. */
    public static final class Busy implements RequestHandler<Object, String> {
        @Override
        public String handleRequest(Object event, Context context) {
            System.out.println("working");
            while (!Switch.stop) {
                Thread.onSpinWait();
            }
            return "late";
        }
    }

    /** Waits until it is interrupted, and answers nevertheless. */
    public static final class Sleepy implements RequestHandler<Object, String> {
        @Override
        public String handleRequest(Object event, Context context) {
            System.out.println("sleeping");
            System.out.print("going to");
            block();
            System.out.println(" be interrupted");
            System.out.println("interrupted");
            return "late";
        }
    }

    private static void block() {
        try {
            new java.util.concurrent.CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
