package dev.kiln.emulator.internal.environment.inprocess.guest;

import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Host;
import dev.kiln.runtime.KilnRuntime;
import dev.kiln.runtime.StreamingHandler;
import java.io.IOException;
import java.util.Locale;

/**
 * Runs functions that chose the Kiln runtime on it, without sockets: their responses go out as they are written. A
 * function chooses it as it does for AWS, with a custom runtime or a wrapper, or here also with the variable {@code
 * KILN_RUNTIME=1}; a {@link StreamingHandler} can run on nothing else.
 */
final class StreamingRuntime {
    private StreamingRuntime() {}

    static boolean isFor(Host host) {
        String chosen = GuestSystem.getenv("KILN_RUNTIME");
        String wrapper = GuestSystem.getenv("AWS_LAMBDA_EXEC_WRAPPER");
        return "1".equals(chosen)
                || "true".equalsIgnoreCase(chosen)
                || (wrapper != null && wrapper.toLowerCase(Locale.ROOT).contains("kiln"))
                || host.runtime().startsWith("provided")
                || isStreamingHandler(host.handler());
    }

    private static boolean isStreamingHandler(String handler) {
        try {
            ClassLoader loader = GuestSystem.getCustomerClassLoader();
            return StreamingHandler.class.isAssignableFrom(
                    Class.forName(HandlerInfo.className(handler), false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // the runtime that reports it as AWS does comes next
        }
    }

    static int run(Host host) throws InterruptedException {
        HostTransport transport = new HostTransport(host);
        try {
            return KilnRuntime.run(host.handler(), host.variables(), GuestSystem.getCustomerClassLoader(), transport);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new IllegalStateException("The environment does not answer", e);
        }
    }
}
