package dev.kiln.emulator.internal.environment.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Does what the event asks for, good and bad. */
public final class Probe implements RequestHandler<Map<String, Object>, Object> {
    private int calls;

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        calls++;
        Object argument = event.get("argument");
        switch (String.valueOf(event.get("do"))) {
            case "count" -> {
                return calls;
            }
            case "echo" -> {
                return argument;
            }
            case "print" -> {
                System.out.println(argument);
                return "printed";
            }
            case "log" -> {
                context.getLogger().log(String.valueOf(argument));
                return "logged";
            }
            case "env" -> {
                return System.getenv();
            }
            case "context" -> {
                return Map.of(
                        "id",
                        context.getAwsRequestId(),
                        "arn",
                        context.getInvokedFunctionArn(),
                        "remaining",
                        context.getRemainingTimeInMillis());
            }
            case "text" -> {
                return "x".repeat((Integer) argument);
            }
            case "flags" -> {
                return ManagementFactory.getRuntimeMXBean().getInputArguments();
            }
            case "throw" -> throw new IllegalArgumentException(String.valueOf(argument));
            case "exit" -> System.exit((Integer) argument);
            case "hang" -> hang();
            case "heap" -> {
                return new long[1 << 28].length;
            }
            case "recurse" -> {
                return handleRequest(event, context);
            }
            case "tmp" -> {
                return tmp(String.valueOf(argument));
            }
            default -> throw new IllegalArgumentException("what? " + event);
        }
        return "unreachable";
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves a mark in /tmp and says whether one was there. */
    private static boolean tmp(String name) {
        Path mark = Path.of(System.getProperty("java.io.tmpdir"), name);
        try {
            boolean present = Files.exists(mark);
            Files.writeString(mark, "here");
            return present;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
