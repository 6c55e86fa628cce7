package dev.kiln.junit;

import dev.kiln.emulator.LaunchMode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Deploys a function before the tests of a class run.
 *
 * <pre>{@code
 * @ExtendWith(LambdaEmulatorExtension.class)
 * @DeployFunction(name = "hello", handler = HelloHandler.class, environment = "GREETING=Hello", timeout = 3)
 * class HelloTest {
 *     @Test
 *     void greets(LambdaFunction hello) {
 *         assertThat(hello.invoke("{\"name\":\"Ada\"}").text()).contains("Hello, Ada");
 *     }
 * }
 * }</pre>
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">CreateFunction</a>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(DeployFunction.List.class)
public @interface DeployFunction {
    /** The function's name; the simple name of the handler class unless set. */
    String name() default "";

    /** A handler class on the class path of the test. Give this or {@link #handlerName}. */
    Class<?> handler() default void.class;

    /** AWS's handler text: {@code com.example.Hello::handle}, {@code index.handler}. */
    String handlerName() default "";

    /** A zip, a jar or a directory with the code, relative to the working directory; the test's class path unless set. */
    String code() default "";

    /** AWS's runtime identifier; the Java version of the test's JVM unless set. */
    String runtime() default "";

    /** Environment variables, each as {@code NAME=value}. */
    String[] environment() default {};

    /** Memory in megabytes. */
    int memory() default 512;

    /** Timeout in seconds. */
    int timeout() default 30;

    /** Where the code runs. */
    LaunchMode mode() default LaunchMode.IN_PROCESS;

    /** Runs a Java handler on kiln-runtime, which streams its response. */
    boolean streaming() default false;

    /** Runs the SnapStart hooks of the handler. */
    boolean snapStart() default false;

    /** Packages whose classes are the same on both sides, for mocks and probes. */
    String[] sharedPackages() default {};

    /** Several functions. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        DeployFunction[] value();
    }
}
