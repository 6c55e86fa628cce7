package dev.kiln.junit;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.FunctionConfig;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Starts an emulator for a test class, deploys its functions, injects parameters and fields, shows the functions' logs when a
 * test fails, and stops everything after the last test. Test classes that run in parallel have an emulator each; nested classes share that of the class around them.
 *
 * <p>With {@code @ExtendWith} everything has its default and functions are declared by {@link DeployFunction}. With
 * {@code @RegisterExtension}, settings and functions can be computed:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LambdaEmulatorExtension KILN = LambdaEmulatorExtension.builder()
 *         .config(EmulatorConfig.builder().time(clock).build())
 *         .function(FunctionConfig.of("hello", HelloHandler.class))
 *         .build();
 * }</pre>
 */
public final class LambdaEmulatorExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                TestInstancePostProcessor,
                ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LambdaEmulatorExtension.class);

    private final EmulatorConfig config;
    private final List<FunctionConfig> functions;

    /** An extension with defaults, as {@code @ExtendWith} makes it. */
    public LambdaEmulatorExtension() {
        this(builder());
    }

    private LambdaEmulatorExtension(Builder builder) {
        this.config = builder.config;
        this.functions = List.copyOf(builder.functions);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Harness harness = harness(context);
        for (Field field : emulatedFields(context.getRequiredTestClass(), true)) {
            Fields.set(field, null, harness.forField(field));
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        Harness harness = harness(context);
        for (Field field : emulatedFields(instance.getClass(), false)) {
            Fields.set(field, instance, harness.forField(field));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        boolean restore = context.getTestClass()
                .map(type -> type.isAnnotationPresent(RestoreAfterEach.class))
                .orElse(false);
        harness(context).testBegins(restore);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Harness harness = harness(context);
        if (context.getExecutionException().isPresent()) {
            harness.showLogs(context.getDisplayName());
        }
        try {
            if (context.getExecutionException().isEmpty()) {
                context.getTestClass()
                        .map(type -> type.getAnnotation(SettleAfterEach.class))
                        .ifPresent(settle -> harness.settle(Duration.ofSeconds(settle.seconds())));
            }
        } finally {
            harness.report(context);
            harness.testEnds();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Parameter declared = parameter.getParameter();
        return declared.isAnnotationPresent(Emulated.class) || Harness.supports(declared.getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return harness(context).forParameter(parameter.getParameter());
    }

    private Harness harness(ExtensionContext context) {
        // stores inherit: a nested class or a method finds the harness that its outermost class made
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(this, key -> Harness.start(config, declared(context)), Harness.class);
    }

    private List<FunctionConfig> declared(ExtensionContext context) {
        List<FunctionConfig> all = new ArrayList<>(functions);
        Class<?> type = context.getRequiredTestClass();
        for (DeployFunction declared : type.getAnnotationsByType(DeployFunction.class)) {
            all.add(Declarations.read(type, declared));
        }
        return all;
    }

    private static List<Field> emulatedFields(Class<?> type, boolean ofClass) {
        List<Field> fields = ReflectionSupport.findFields(
                type,
                field ->
                        field.isAnnotationPresent(Emulated.class) && Modifier.isStatic(field.getModifiers()) == ofClass,
                HierarchyTraversalMode.TOP_DOWN);
        fields.forEach(Fields::check);
        return fields;
    }

    /** Collects settings and functions. */
    public static final class Builder {
        private EmulatorConfig config = EmulatorConfig.defaults();
        private final List<FunctionConfig> functions = new ArrayList<>();

        private Builder() {}

        public Builder config(EmulatorConfig settings) {
            config = settings;
            return this;
        }

        public Builder function(FunctionConfig... more) {
            functions.addAll(Arrays.asList(more));
            return this;
        }

        public LambdaEmulatorExtension build() {
            return new LambdaEmulatorExtension(this);
        }
    }
}
