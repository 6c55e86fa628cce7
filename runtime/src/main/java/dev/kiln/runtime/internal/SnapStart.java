package dev.kiln.runtime.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The function's hooks around a snapshot, registered through {@code org.crac}.
 *
 * <p>{@code org.crac} is a facade: its own context does nothing without an implementation, which it finds by a system property. On
 * AWS's managed runtime the property names AWS's; everywhere else it is ours.
 */
final class SnapStart {
    private static final String IMPLEMENTATION = "org.crac.Core.Compat";

    private SnapStart() {}

    /** Must come before the function's code, since {@code org.crac} looks once. */
    static void prepare() {
        if (System.getProperty(IMPLEMENTATION) == null) {
            System.setProperty(IMPLEMENTATION, "dev.kiln.runtime.internal.crac");
        }
    }

    /** Calls {@code beforeCheckpoint} or {@code afterRestore} of everything registered. */
    static void call(String hook, ClassLoader loader) throws Exception {
        String implementation = System.getProperty(IMPLEMENTATION, "dev.kiln.runtime.internal.crac");
        Class<?> core = Class.forName(implementation + ".Core", true, loader);
        Class<?> context = Class.forName(implementation + ".Context", true, loader);
        Object global = core.getMethod("getGlobalContext").invoke(null);
        Method method = context.getMethod(hook, context);
        try {
            method.invoke(global, (Object) null);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
