package dev.kiln.emulator.internal.aws;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The table of contents of one emulated service: the names it is found by, the protocols it speaks, the operations it
 * has, and those AWS has that Kiln does not. Immutable once built.
 */
public final class ServiceApi {
    private final String name;
    private final List<Protocol> protocols;
    private final String targetPrefix;
    private final List<Route> routes;
    private final Map<String, Entry<?, ?>> operations;
    private final Set<String> known;
    private final Map<String, Integer> statuses;
    private final Constraints constraints;
    private final Map<String, Integer> successes;
    private final ErrorStyle errorStyle;
    private final QueryStyle queryStyle;
    private final boolean ownEndpoint;
    private final String xmlNamespace;
    private final Map<String, String> xmlRoots;
    private final Map<String, Alternative> alternatives;
    private final @Nullable Edge edge;
    private final LongFunction<AwsServiceException> tooLarge;

    private ServiceApi(Builder builder) {
        this.name = builder.name;
        this.protocols = List.of(builder.protocols);
        this.targetPrefix = builder.targetPrefix;
        this.routes = List.copyOf(builder.routes);
        this.operations = Collections.unmodifiableMap(new LinkedHashMap<>(builder.operations));
        Set<String> names = new LinkedHashSet<>(builder.known);
        names.addAll(builder.operations.keySet());
        builder.routes.forEach(route -> names.add(route.operation()));
        this.known = Set.copyOf(names);
        this.statuses = Map.copyOf(builder.statuses);
        this.constraints = builder.constraints;
        this.successes = routes.stream()
                .collect(Collectors.toUnmodifiableMap(Route::operation, Route::status, (one, other) -> one));
        this.errorStyle = builder.errorStyle;
        this.queryStyle = builder.queryStyle;
        this.ownEndpoint = builder.ownEndpoint;
        this.xmlNamespace = builder.xmlNamespace;
        this.xmlRoots = Map.copyOf(builder.xmlRoots);
        this.alternatives = Map.copyOf(builder.alternatives);
        this.edge = builder.edge;
        this.tooLarge = builder.tooLarge;
    }

    /** Begins a service; the name is the one in a signature's credential scope, for example {@code lambda}. */
    public static Builder named(String name, Protocol... protocols) {
        return new Builder(name, protocols);
    }

    public String name() {
        return name;
    }

    /** The protocols, the usual one first. */
    public List<Protocol> protocols() {
        return protocols;
    }

    /** What stands before the dot in {@code X-Amz-Target}; empty for REST services. */
    public String targetPrefix() {
        return targetPrefix;
    }

    /** HTTP bindings of all of AWS's operations, also of those that are not served; empty unless a REST service. */
    public List<Route> routes() {
        return routes;
    }

    public @Nullable Entry<?, ?> operation(String operation) {
        return operations.get(operation);
    }

    /** Names of AWS's operations, served or not. */
    public Set<String> known() {
        return known;
    }

    /** Returns the HTTP status of an error of this service. */
    public int status(AwsServiceException error) {
        if (error.statusCode() > 0) {
            return error.statusCode();
        }
        return statuses.getOrDefault(error.getClass().getSimpleName(), 400);
    }

    /** The service's error for a request body over the limit. */
    public AwsServiceException tooLarge(long maxBytes) {
        return tooLarge.apply(maxBytes);
    }

    public Constraints constraints() {
        return constraints;
    }

    /** Returns the HTTP status of an operation's answer, where the answer does not say it itself. */
    public int successStatus(String operation) {
        return successes.getOrDefault(operation, 200);
    }

    public ErrorStyle errorStyle() {
        return errorStyle;
    }

    /** How the service speaks the Query protocol, if it does. */
    public QueryStyle queryStyle() {
        return queryStyle;
    }

    /** Whether requests are judged, and answers marked, as the service's own endpoint does; see {@link Builder#ownEndpoint}. */
    public boolean ownEndpoint() {
        return ownEndpoint;
    }

    /** The namespace of XML bodies; empty where the service does not speak XML. */
    public String xmlNamespace() {
        return xmlNamespace;
    }

    /** The name of the element that an answer in XML is. */
    public String xmlRoot(String operation) {
        return xmlRoots.getOrDefault(operation, operation + "Result");
    }

    /** Whether an operation's answer has a root element of its own, even around a bare text. */
    public boolean hasXmlRoot(String operation) {
        return xmlRoots.containsKey(operation);
    }

    /** The operation that a request means whose path is bound to another, if a header tells the two apart; null otherwise. */
    public @Nullable Alternative alternative(String operation) {
        return alternatives.get(operation);
    }

    /** Another operation that has the same binding, told by a header. */
    public record Alternative(String header, String operation) {}

    /** What the service does with requests and answers as such, if anything. */
    public @Nullable Edge edge() {
        return edge;
    }

    /** The served operations in the order they were listed; of two that take the same request class, the first is meant by it. */
    public Iterable<Entry<?, ?>> operations() {
        return operations.values();
    }

    /**
     * A served operation.
     *
     * @param maxBodyBytes longest request body
     */
    public record Entry<I extends AwsRequest, O extends AwsResponse>(
            String name, Operation<I, O> operation, Class<I> request, Class<O> response, long maxBodyBytes) {}

    /**
     * An HTTP binding.
     *
     * @param path segments with {@code {Label}} or {@code {Label+}}, and literal query parameters after a question mark
     * @param status of a successful answer
     */
    public record Route(String operation, String method, String path, int status) {
        public Route(String operation, String method, String path) {
            this(operation, method, path, 200);
        }
    }

    /** Collects a service's operations. */
    public static final class Builder {
        private final String name;
        private final Protocol[] protocols;
        private String targetPrefix = "";
        private final List<Route> routes = new java.util.ArrayList<>();
        private final Map<String, Entry<?, ?>> operations = new LinkedHashMap<>();
        private final Set<String> known = new LinkedHashSet<>();
        private final Map<String, Integer> statuses = new LinkedHashMap<>();
        private Constraints constraints = Constraints.NONE;
        private ErrorStyle errorStyle = ErrorStyle.PLAIN;
        private QueryStyle queryStyle = QueryStyle.PLAIN;
        private boolean ownEndpoint;
        private String xmlNamespace = "";
        private final Map<String, String> xmlRoots = new LinkedHashMap<>();
        private final Map<String, Alternative> alternatives = new LinkedHashMap<>();
        private @Nullable Edge edge;
        private LongFunction<AwsServiceException> tooLarge = AwsErrors::tooLarge;

        private Builder(String name, Protocol... protocols) {
            this.name = name;
            this.protocols = protocols;
        }

        public Builder targetPrefix(String prefix) {
            targetPrefix = prefix;
            return this;
        }

        /**
         * Adds bindings, one a line, with the status of success where it is not 200: {@code CreateAlias POST
         * /2015-03-31/functions/{FunctionName}/aliases 201}.
         */
        public Builder routes(String table) {
            for (String line : table.strip().split("\n", -1)) {
                String[] parts = line.strip().split(" +", -1);
                int status = parts.length > 3 ? Integer.parseInt(parts[3]) : 200;
                routes.add(new Route(parts[0], parts[1], parts[2], status));
            }
            return this;
        }

        /** Names AWS operations that may or may not be served, separated by white space. */
        public Builder known(String names) {
            known.addAll(Arrays.stream(names.strip().split("\\s+", -1)).collect(Collectors.toList()));
            return this;
        }

        /** Declares the HTTP status of errors where it is not 400. */
        @SafeVarargs
        public final Builder status(int status, Class<? extends AwsServiceException>... errors) {
            for (Class<? extends AwsServiceException> error : errors) {
                statuses.put(error.getSimpleName(), status);
            }
            return this;
        }

        /** The same for classes that not every version of the SDK has, by their simple names. */
        public Builder status(int status, String... errors) {
            for (String error : errors) {
                statuses.put(error, status);
            }
            return this;
        }

        public Builder constraints(Constraints constraints) {
            this.constraints = constraints;
            return this;
        }

        public Builder errorStyle(ErrorStyle style) {
            this.errorStyle = style;
            return this;
        }

        public Builder queryStyle(QueryStyle style) {
            this.queryStyle = style;
            return this;
        }

        /**
         * Has unsigned requests, other methods and content types answered as the service's own endpoint does, with its
         * request ids, checksums and CORS headers.
         */
        public Builder ownEndpoint() {
            ownEndpoint = true;
            return this;
        }

        /**
         * Names the namespace of XML bodies and the root elements of answers, an operation a line where it is not the
         * operation's name with "Result" behind it: {@code ListBuckets ListAllMyBucketsResult}.
         */
        public Builder xml(String namespace, String roots) {
            xmlNamespace = namespace;
            for (String line : roots.strip().split("\n", -1)) {
                String[] parts = line.strip().split(" +", -1);
                xmlRoots.put(parts[0], parts[1]);
            }
            return this;
        }

        /** Has requests with a header mean another operation than the one that their path is bound to. */
        public Builder whereHeader(String header, String bound, String meant) {
            alternatives.put(bound, new Alternative(header, meant));
            return this;
        }

        /** Has requests and answers pass through the service's edge. */
        public Builder edge(Edge passed) {
            edge = passed;
            return this;
        }

        /** Names the error for bodies over an operation's limit, given the limit in bytes. */
        public Builder tooLarge(LongFunction<AwsServiceException> error) {
            tooLarge = error;
            return this;
        }

        /** Serves an operation with bodies of up to {@link Limits#API_BODY_BYTES}. */
        public Builder serve(Operation<?, ?> operation) {
            return serve(operation, Limits.API_BODY_BYTES);
        }

        public Builder serve(Operation<?, ?> operation, long maxBodyBytes) {
            Entry<?, ?> entry = entry(operation, maxBodyBytes);
            if (operations.put(entry.name(), entry) != null) {
                throw new IllegalStateException(name + " lists " + entry.name() + " twice");
            }
            return this;
        }

        @SuppressWarnings("unchecked") // the type arguments are read from the class itself
        private static <I extends AwsRequest, O extends AwsResponse> Entry<I, O> entry(
                Operation<I, O> operation, long maxBodyBytes) {
            for (Type type : operation.getClass().getGenericInterfaces()) {
                if (type instanceof ParameterizedType kind
                        && kind.getRawType() instanceof Class<?> raw
                        && Operation.class.isAssignableFrom(raw)) {
                    Type[] arguments = kind.getActualTypeArguments();
                    return new Entry<>(
                            operation.getClass().getSimpleName(),
                            operation,
                            (Class<I>) arguments[0],
                            (Class<O>) arguments[1],
                            maxBodyBytes);
                }
            }
            throw new IllegalStateException(
                    operation.getClass() + " must implement Operation.Direct, .Waiting or .Streaming itself");
        }

        public ServiceApi build() {
            return new ServiceApi(this);
        }
    }
}
