/**
 * Sends the calls of AWS SDKs that do not know {@code AWS_ENDPOINT_URL} to it. On the class path of a function the SDKs
 * find the two classes here by themselves, through their files for global interceptors. Each class may import its own SDK
 * alone, so that a function with only one of them, or none, loads.
 */
@NullMarked
package dev.kiln.redirect;

import org.jspecify.annotations.NullMarked;
