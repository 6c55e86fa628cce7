package dev.kiln.emulator.internal.environment.inprocess.guest;

import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler.UserFaultHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;

/**
 * Binds a handler string exactly as AWS's runtime interface client does: a class that is missing and a string that makes
 * no sense are reported by the first invocation, while a class that cannot be initialised or constructed fails the init.
 */
final class Binding {
    private Binding() {}

    /** @throws UserFault when the init fails */
    static LambdaRequestHandler bind(String handler, ClassLoader loader) {
        HandlerInfo info;
        try {
            info = HandlerInfo.fromString(handler, loader);
        } catch (HandlerInfo.InvalidHandlerException e) {
            return new UserFaultHandler(UserFault.makeUserFault("Invalid handler: `" + handler + "'"));
        } catch (ClassNotFoundException e) {
            return LambdaRequestHandler.classNotFound(e, HandlerInfo.className(handler));
        } catch (NoClassDefFoundError e) {
            return LambdaRequestHandler.initErrorHandler(e, HandlerInfo.className(handler));
        } catch (ExitError e) {
            throw e;
        } catch (Throwable e) { // as AWS's client does: whatever a static initialiser throws
            throw fault(LambdaRequestHandler.initErrorHandler(e, HandlerInfo.className(handler)));
        }
        LambdaRequestHandler bound = EventHandlerLoader.loadEventHandler(info);
        if (bound instanceof UserFaultHandler failed && failed.fault.fatal) {
            throw failed.fault;
        }
        return bound;
    }

    private static UserFault fault(LambdaRequestHandler failed) {
        return ((UserFaultHandler) failed).fault;
    }
}
