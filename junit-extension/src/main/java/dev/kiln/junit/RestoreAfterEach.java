package dev.kiln.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Returns all state of the emulator, after each test, to what it was before the first test of the class: whatever {@code @BeforeAll} has set up stays,
 * whatever a test has written goes. It costs well under a millisecond, however much is stored.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RestoreAfterEach {}
