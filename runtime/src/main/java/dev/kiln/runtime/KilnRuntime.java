package dev.kiln.runtime;

import dev.kiln.runtime.internal.RuntimeLoop;
import dev.kiln.runtime.internal.TaskRoot;
import dev.kiln.runtime.internal.http.SocketTransport;
import java.io.IOException;
import java.util.Map;

/**
 * Runs a handler: asks the Runtime API for events and answers them, one at a time, for as long as there are any.
 *
 * <p>As a main class: {@code java -cp function.jar:kiln-runtime.jar dev.kiln.runtime.KilnRuntime com.example.Handler}. The handler
 * comes from the first argument, else from {@code _HANDLER}; the address from {@code AWS_LAMBDA_RUNTIME_API} ({@code
 * host:port}, with a path behind it if need be). Code that is not on the class path is loaded from {@code LAMBDA_TASK_ROOT}, its
 * {@code lib/*.jar}, and {@code /opt/java/lib/*.jar}.
 */
public final class KilnRuntime {
    private KilnRuntime() {}

    /** Runs until the Runtime API goes away; the exit status is 0 only if it said so. */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        String handler = args.length > 0 ? args[0] : environment.get("_HANDLER");
        String address = environment.get("AWS_LAMBDA_RUNTIME_API");
        if (handler == null || address == null) {
            System.err.println("kiln-runtime: " + (handler == null ? "_HANDLER" : "AWS_LAMBDA_RUNTIME_API")
                    + " is not set; this program is started by AWS Lambda or by an emulator, such as: kiln serve");
            System.exit(2);
            return;
        }
        int status;
        try (SocketTransport transport = SocketTransport.to(address)) {
            ClassLoader loader = TaskRoot.loader(handler, environment);
            status = new RuntimeLoop(environment, transport, true).run(handler, loader);
        } catch (IOException e) {
            System.err.println("kiln-runtime: the Runtime API at " + address + " failed: " + e.getMessage());
            status = 1;
        }
        // a thread that the function left behind must not keep a JVM that serves nobody
        System.exit(status);
    }

    /**
     * Runs a handler for a host in the same JVM, on the calling thread.
     *
     * <p>Leaves the JVM's system properties alone, and never exits it.
     *
     * @param handler {@code package.Class} or {@code package.Class::method}
     * @param environment the function's variables, {@code AWS_LAMBDA_FUNCTION_NAME} and its like; read for the {@code
     *     Context} and the log format
     * @param loader loads the handler; becomes the thread's context class loader
     * @return 0 when the transport had no more events; otherwise what the process would have exited with: 1 after an init
     *     error or an error of the virtual machine, 64 after a failed checkpoint or restore
     * @throws IOException if the transport fails while the runtime waits for an event
     */
    public static int run(String handler, Map<String, String> environment, ClassLoader loader, Transport transport)
            throws IOException {
        return new RuntimeLoop(environment, transport, false).run(handler, loader);
    }
}
