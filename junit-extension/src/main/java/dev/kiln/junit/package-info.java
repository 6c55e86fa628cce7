/**
 * Lambda functions and AWS services inside JUnit tests: {@link dev.kiln.junit.LambdaEmulatorExtension} starts an emulator for
 * a test class, deploys the functions that are declared by {@link dev.kiln.junit.DeployFunction}, injects clients and
 * function handles, and stops everything afterwards. May import the emulator's public API and JUnit's.
 */
@NullMarked
package dev.kiln.junit;

import org.jspecify.annotations.NullMarked;
