package dev.kiln.emulator.internal.environment.inprocess.guest;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.RestoreException;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.LambdaEnvironment;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.logging.LambdaContextLogger;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.RapidErrorType;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.amazonaws.services.lambda.runtime.serialization.util.ReflectUtil;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Guest;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Host;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOError;

/**
 * The runtime inside: AWS's managed Java runtime with its HTTP client taken out. Initialisation, the loop and what ends
 * it follow the runtime interface client's {@code AWSLambda}; handler binding, serialisation, context and errors are its
 * own classes.
 */
public final class Driver implements Guest {
    static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";
    private static final int HOOK_FAILED = 64;

    @Override
    public int run(Host host) throws InterruptedException {
        GuestSystem.install(host);
        try {
            return StreamingRuntime.isFor(host) ? StreamingRuntime.run(host) : serve(host);
        } catch (ExitError e) {
            return 0; // the code was told to the host before
        } finally {
            GuestSystem.endLines();
        }
    }

    @Override
    public void shutdown() {
        GuestSystem.shutdown();
    }

    @Override
    public void endLines() {
        GuestSystem.endLines();
    }

    private static int serve(Host host) throws InterruptedException {
        LambdaContextLogger logger = installLogger(host);
        LambdaRequestHandler handler;
        try {
            handler = Binding.bind(host.handler(), GuestSystem.getCustomerClassLoader());
        } catch (UserFault fault) {
            log(logger, fault);
            host.initError(Reports.type(fault), Reports.body(fault));
            return 1;
        }
        if ("snap-start".equals(GuestSystem.getenv("AWS_LAMBDA_INITIALIZATION_TYPE")) && !restored(host, logger)) {
            return HOOK_FAILED;
        }
        GuestSystem.endLines();
        for (Work work = host.next(); work != null; work = host.next()) {
            if (!handle(host, logger, handler, work)) {
                return 0;
            }
        }
        return 0;
    }

    private static LambdaContextLogger installLogger(Host host) {
        LambdaContextLogger logger = new LambdaContextLogger(
                new HostLogSink(host),
                LogLevel.fromString(LambdaEnvironment.LAMBDA_LOG_LEVEL),
                LogFormat.fromString(LambdaEnvironment.LAMBDA_LOG_FORMAT));
        ReflectUtil.setStaticField(LambdaRuntime.class, "logger", true, logger);
        return logger;
    }

    /** Returns whether the runtime goes on: it ends after an Error that leaves the JVM in doubt. */
    private static boolean handle(Host host, LambdaContextLogger logger, LambdaRequestHandler handler, Work work) {
        GuestSystem.setProperty(TRACE_HEADER, work.traceHeader());
        try {
            ByteArrayOutputStream response = handler.call(request(work));
            GuestSystem.endLines();
            host.respond(work.requestId(), response.toByteArray());
            Thread.interrupted();
            return true;
        } catch (ExitError e) {
            throw e;
        } catch (Throwable thrown) { // the edge of the handler
            UserFault.filterStackTrace(thrown);
            UserFault fault = UserFault.makeUserFault(thrown);
            log(logger, fault);
            host.error(work.requestId(), Reports.type(thrown), Reports.body(thrown));
            return !(thrown instanceof VirtualMachineError || thrown instanceof IOError || fault.fatal);
        }
    }

    private static InvocationRequest request(Work work) {
        InvocationRequest request = new InvocationRequest();
        request.setId(work.requestId());
        request.setContent(work.payload());
        request.setDeadlineTimeInMs(work.deadlineMillis());
        request.setInvokedFunctionArn(work.invokedArn());
        request.setXrayTraceId(work.traceHeader());
        request.setClientContext(work.clientContext());
        request.setCognitoIdentity(work.cognitoIdentity());
        request.setTenantId(work.tenantId());
        return request;
    }

    private static boolean restored(Host host, LambdaContextLogger logger) throws InterruptedException {
        try {
            Core.getGlobalContext().beforeCheckpoint(null);
        } catch (CheckpointException | RuntimeException e) {
            log(logger, UserFault.makeUserFault(UserFault.filterStackTrace(e), true));
            host.initError(RapidErrorType.BeforeCheckpointError.getRapidError(), Reports.body(e));
            return false;
        }
        host.awaitRestore();
        try {
            Core.getGlobalContext().afterRestore(null);
        } catch (RestoreException | RuntimeException e) {
            log(logger, UserFault.makeUserFault(UserFault.filterStackTrace(e), true));
            host.restoreError(RapidErrorType.AfterRestoreError.getRapidError(), Reports.body(e));
            return false;
        }
        return true;
    }

    private static void log(LambdaContextLogger logger, UserFault fault) {
        GuestSystem.endLines();
        logger.log(
                fault.reportableError(), logger.getLogFormat() == LogFormat.JSON ? LogLevel.ERROR : LogLevel.UNDEFINED);
    }
}
