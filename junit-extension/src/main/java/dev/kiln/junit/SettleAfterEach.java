package dev.kiln.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Waits after each test that has passed until the emulator has nothing left to do, as {@link dev.kiln.emulator.LambdaEmulator#settle()} does, and fails the test
 * with a message that says what is left where it does not come to that: an invocation that hangs, a message that no function can
 * process, an event that waits for its next attempt.
 *
 * <pre>{@code
 * @ExtendWith(LambdaEmulatorExtension.class)
 * @SettleAfterEach
 * @RestoreAfterEach
 * class OrdersTest { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SettleAfterEach {
    /** How long to wait at most, by the clock on the wall. */
    int seconds() default 30;
}
