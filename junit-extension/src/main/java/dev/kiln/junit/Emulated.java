package dev.kiln.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field that the extension fills: a {@code LambdaEmulator}, {@code LambdaFunction}, {@code CallJournal}, {@code Faults},
 * {@code Time}, or any client of the AWS SDK v2. On a parameter it is needed only to name a function.
 *
 * <pre>{@code
 * @Emulated
 * LambdaClient lambda;
 *
 * @Emulated("hello")
 * LambdaFunction function;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface Emulated {
    /** For a {@code LambdaFunction}: its name; the name of the field or parameter, or the only function, unless set. */
    String value() default "";
}
