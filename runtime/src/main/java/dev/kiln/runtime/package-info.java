/**
 * A Lambda runtime for Java that streams: what a function's code and a host of the runtime see.
 *
 * <p>{@link dev.kiln.runtime.KilnRuntime} is the main class. Function code may use {@link
 * dev.kiln.runtime.StreamingHandler} and {@link dev.kiln.runtime.ResponseStream}; ordinary {@code RequestHandler} and
 * {@code RequestStreamHandler} classes run unchanged. {@link dev.kiln.runtime.Handlers} binds a handler class to one
 * calling convention, and {@link dev.kiln.runtime.Transport} is the Runtime API as the runtime sees it, for hosts that run
 * it without sockets.
 *
 * <p>JSON is read and written as AWS's managed Java runtime does it: beans by getters, setters and public fields, maps, lists,
 * sets, arrays, enums, {@code Optional}, {@code java.time}, {@code Date}, boxed types, {@code BigDecimal}, {@code byte[]} as
 * base64, generic properties. More than on AWS, a record may be the input, too. A {@code CustomPojoSerializer} found
 * through {@code ServiceLoader} takes over, as on AWS. The event classes of aws-lambda-java-events are matched without
 * regard to case, dashes included, Joda-Time among their properties. Not supported: Jackson or Gson annotations (AWS
 * ignores them, too), polymorphic types, builders, the event classes as <em>responses</em> under their wire names (their
 * properties are written in Java's spelling), Gson binding for callers on Android, and the multi-concurrency of managed instances.
 *
 * <p>Imports aws-lambda-java-core and the JDK, nothing else.
 */
@NullMarked
package dev.kiln.runtime;

import org.jspecify.annotations.NullMarked;
