package dev.kiln.junit;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.Faults;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.Snapshot;
import dev.kiln.emulator.Time;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The emulator of one test class with its functions and clients; JUnit's store closes it. Methods may be called by
 * parallel tests of the class: clients are made under the harness's own lock.
 */
final class Harness implements AutoCloseable {
    static final String SUPPORTED =
            "supported are LambdaEmulator, LambdaFunction, CallJournal, Faults, Time, ManualTime"
                    + " and the client interfaces of the AWS SDK v2";

    private final LambdaEmulator emulator;
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final Map<Class<?>, Object> clients = new LinkedHashMap<>();
    private @Nullable Snapshot fixture;
    private int invocationsBefore;

    private Harness(LambdaEmulator emulator) {
        this.emulator = emulator;
    }

    static Harness start(EmulatorConfig config, List<FunctionConfig> functions) {
        Harness harness = new Harness(LambdaEmulator.start(config));
        try {
            functions.forEach(function -> harness.functions.put(function.name(), harness.emulator.deploy(function)));
        } catch (RuntimeException refused) { // nothing may stay behind when a function cannot be deployed
            harness.close();
            throw refused;
        }
        return harness;
    }

    static boolean supports(Class<?> type) {
        return type == LambdaEmulator.class
                || type == LambdaFunction.class
                || type == CallJournal.class
                || type == Faults.class
                || type == Time.class
                || type == ManualTime.class
                || SdkClients.isClient(type);
    }

    Object forField(Field field) {
        Emulated emulated = field.getAnnotation(Emulated.class);
        String name = emulated == null ? "" : emulated.value();
        return provide(field.getType(), name, field.getName(), Fields.describe(field));
    }

    Object forParameter(Parameter parameter) {
        Emulated emulated = parameter.getAnnotation(Emulated.class);
        String name = emulated == null ? "" : emulated.value();
        return provide(parameter.getType(), name, parameter.getName(), "parameter " + parameter);
    }

    private Object provide(Class<?> type, String name, String variable, String place) {
        if (type == LambdaEmulator.class) {
            return emulator;
        }
        if (type == LambdaFunction.class) {
            return function(name, variable, place);
        }
        if (type == CallJournal.class) {
            return emulator.journal();
        }
        if (type == Faults.class) {
            return emulator.faults();
        }
        if (type.isInstance(emulator.time()) && Time.class.isAssignableFrom(type)) {
            return emulator.time();
        }
        if (SdkClients.isClient(type)) {
            synchronized (clients) {
                return clients.computeIfAbsent(type, client -> SdkClients.create(client, emulator));
            }
        }
        throw new ParameterResolutionException(place + " cannot be injected: "
                + (type == ManualTime.class
                        ? "the emulator runs on the system's time; give EmulatorConfig.builder().time(new ManualTime()) with @RegisterExtension"
                        : SUPPORTED));
    }

    private LambdaFunction function(String name, String variable, String place) {
        if (!name.isEmpty()) {
            LambdaFunction named = functions.get(name);
            if (named == null) {
                throw new ParameterResolutionException(
                        place + ": there is no function " + name + "; deployed are " + functions.keySet());
            }
            return named;
        }
        LambdaFunction sameName = functions.get(variable);
        if (sameName != null) {
            return sameName;
        }
        if (functions.size() == 1) {
            return functions.values().iterator().next();
        }
        throw new ParameterResolutionException(place + ": which function? Say @Emulated(\"name\"); deployed are "
                + functions.keySet()
                + (functions.isEmpty() ? ": declare one with @DeployFunction" : ""));
    }

    void testBegins(boolean restore) {
        if (restore && fixture == null) {
            fixture = emulator.snapshot();
        }
        invocationsBefore = emulator.invocations().size();
    }

    void settle(Duration most) {
        emulator.settle(most);
    }

    void testEnds() {
        if (fixture != null) {
            emulator.rollback(fixture);
        }
    }

    private List<Invocation> invocationsOfTest() {
        List<Invocation> all = emulator.invocations();
        return all.subList(Math.min(invocationsBefore, all.size()), all.size());
    }

    /** Prints what the functions logged during a failed test. */
    void showLogs(String test) {
        for (Invocation invocation : invocationsOfTest()) {
            System.err.println("--- log of " + invocation.functionArn() + " in failed test " + test
                    + (invocation.coldStart() ? " (cold start)" : ""));
            System.err.println(invocation.logTail().stripTrailing());
        }
    }

    /** Publishes what was measured, for IDEs and CI reports. */
    void report(ExtensionContext context) {
        List<Invocation> invocations = invocationsOfTest();
        if (!invocations.isEmpty()) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("kiln.invocations", String.valueOf(invocations.size()));
            entry.put(
                    "kiln.coldStarts",
                    String.valueOf(
                            invocations.stream().filter(Invocation::coldStart).count()));
            entry.put(
                    "kiln.slowestTimeToFirstByteMillis",
                    String.valueOf(invocations.stream()
                            .flatMap(invocation -> invocation.timeToFirstByte().stream())
                            .mapToLong(span -> span.toMillis())
                            .max()
                            .orElse(0)));
            context.publishReportEntry(entry);
        }
    }

    @Override
    public void close() {
        synchronized (clients) {
            clients.values().forEach(SdkClients::close);
            clients.clear();
        }
        emulator.close();
    }
}
