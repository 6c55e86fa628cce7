package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.Service;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the service and the operation of a request from its head: the service by {@code X-Amz-Target}, the signature's
 * credential scope, the host, then the path; the operation by target or by the service's HTTP bindings.
 */
final class Router {
    /** Where actions of the Query protocol are asked for: at the root, and at URLs of queues, in each of their forms. */
    private static final Pattern QUERY_PATH = Pattern.compile("/?|(?:/queue/[^/]+)?/\\d{12}/[^/]+");

    private final List<Service> services;
    private final Map<String, Service> byTargetPrefix = new LinkedHashMap<>();
    private final Map<String, Service> byName = new LinkedHashMap<>();
    private final Map<ServiceApi, RestRoutes> routes = new ConcurrentHashMap<>();

    Router(List<Service> services) {
        this.services = List.copyOf(services);
        for (Service service : services) {
            byName.putIfAbsent(service.name(), service);
            if (!service.targetPrefix().isEmpty()) {
                byTargetPrefix.put(service.targetPrefix(), service);
            }
        }
    }

    /** Returns the service that a request is for, whether it is in order or not; null where only its path could tell. */
    @Nullable
    Service owner(HttpRequest request) {
        String target = request.header("X-Amz-Target");
        Service named = target == null ? null : byTargetPrefix.get(prefix(target));
        if (named != null) {
            return named;
        }
        Signature signature = Signature.of(request);
        Service signed = signature == null ? null : byName.get(signature.service());
        return signed == null ? byHost(request.host()) : signed;
    }

    /** Says which operation may have been meant by a target that there is not. */
    @Nullable
    String hint(HttpRequest request) {
        String target = request.header("X-Amz-Target");
        Service service = target == null ? null : byTargetPrefix.get(prefix(target));
        if (target == null || service == null) {
            return null;
        }
        String hint = NearMiss.hint(
                target.substring(target.lastIndexOf('.') + 1), service.api().known());
        return hint.isEmpty() ? null : hint.strip();
    }

    private static String prefix(String target) {
        int dot = target.lastIndexOf('.');
        return dot < 0 ? target : target.substring(0, dot);
    }

    Routed route(HttpRequest request) {
        String target = request.header("X-Amz-Target");
        if (target != null) {
            return byTarget(target, request);
        }
        Signature signature = Signature.of(request);
        Service service = signature == null ? null : byName.get(signature.service());
        if (service == null) {
            service = byHost(request.host());
        }
        if (service != null) {
            return service.api().protocols().contains(Protocol.QUERY)
                    ? byAction(service.api(), request)
                    : byPath(service.api(), request);
        }
        Routed unsigned = byActionAlone(request);
        if (unsigned != null) {
            return unsigned;
        }
        if (signature == null) {
            for (Service candidate : services) {
                if (candidate.targetPrefix().isEmpty() && match(candidate.api(), request) != null) {
                    return byPath(candidate.api(), request);
                }
            }
        }
        return unknownService(signature == null ? null : signature.service());
    }

    private Routed byTarget(String target, HttpRequest request) {
        String prefix = prefix(target);
        String operation = target.substring(target.lastIndexOf('.') + 1);
        Service found = byTargetPrefix.get(prefix);
        if (found == null) {
            String near = NearMiss.hint(prefix, byTargetPrefix.keySet());
            return new Routed.Refused(
                    null,
                    Protocol.JSON_1_1,
                    AwsErrors.error(
                            400,
                            "UnknownOperationException",
                            "Kiln has no service with the target prefix " + prefix + near + served()));
        }
        ServiceApi service = found.api();
        return toOperation(service, operation, protocol(service, request), Map.of());
    }

    /** The Query protocol: the operation is a parameter, and whoever names none is told nothing. */
    private static Routed byAction(ServiceApi service, HttpRequest request) {
        String action = QueryAction.of(request);
        if (action == null) {
            return new Routed.Refused(service, Protocol.QUERY, AwsErrors.error(404, "UnknownOperationException", ""));
        }
        boolean atRoot = request.path().length() <= 1;
        if (!service.known().contains(action)
                || (!atRoot && service.queryStyle().rootOnly().contains(action))) {
            return new Routed.Refused(
                    service,
                    Protocol.QUERY,
                    AwsErrors.error(400, "InvalidAction", "The action " + action + " is not valid for this endpoint."));
        }
        return toOperation(service, action, Protocol.QUERY, Map.of());
    }

    /** Finds the service that has an action by this name, for requests that do not say which they mean. */
    private @Nullable Routed byActionAlone(HttpRequest request) {
        String action = QueryAction.of(request);
        if (action == null) {
            return null;
        }
        for (Service candidate : services) {
            ServiceApi service = candidate.api();
            if (service.protocols().contains(Protocol.QUERY) && service.known().contains(action)) {
                return byAction(service, request);
            }
        }
        return QUERY_PATH.matcher(request.path()).matches() ? unknownAction(request) : null;
    }

    /** An action that was misspelled is no question to S3, which knows no actions. */
    private @Nullable Routed unknownAction(HttpRequest request) {
        for (Service candidate : services) {
            if (candidate.api().protocols().contains(Protocol.QUERY)) {
                return byAction(candidate.api(), request);
            }
        }
        return null;
    }

    private RestRoutes.@Nullable Match match(ServiceApi service, HttpRequest request) {
        return routes.computeIfAbsent(service, made -> new RestRoutes(made.routes()))
                .find(request);
    }

    private Routed byPath(ServiceApi service, HttpRequest request) {
        RestRoutes.Match match = match(service, request);
        if (match == null) {
            Protocol protocol = service.protocols().get(0);
            return new Routed.Refused(
                    service,
                    protocol,
                    AwsErrors.error(
                            404,
                            "UnknownOperationException",
                            "No operation of " + service.name() + " is bound to " + request.method() + " "
                                    + request.path()));
        }
        ServiceApi.Alternative other = service.alternative(match.operation());
        String operation =
                other != null && request.header(other.header()) != null ? other.operation() : match.operation();
        return toOperation(service, operation, service.protocols().get(0), match.labels());
    }

    private static Routed toOperation(
            ServiceApi service, String operation, Protocol protocol, Map<String, String> labels) {
        ServiceApi.Entry<?, ?> entry = service.operation(operation);
        if (entry != null) {
            return new Routed.ToOperation(service, entry, protocol, labels);
        }
        if (service.known().contains(operation)) {
            return new Routed.Refused(service, protocol, AwsErrors.notImplemented(service.name(), operation));
        }
        String near = NearMiss.hint(operation, service.known());
        return new Routed.Refused(
                service,
                protocol,
                AwsErrors.error(
                        400,
                        "UnknownOperationException",
                        "There is no operation " + operation + " of " + service.name() + near));
    }

    private static Protocol protocol(ServiceApi service, HttpRequest request) {
        String contentType = request.headers().first("Content-Type", "");
        for (Protocol protocol : service.protocols()) {
            if (contentType.startsWith(protocol.contentType())) {
                return protocol;
            }
        }
        return service.protocols().get(0);
    }

    /** {@code lambda.us-east-1.amazonaws.com}, {@code lambda.us-east-1.localhost}, {@code lambda.localhost}; for S3 with a bucket. */
    private @Nullable Service byHost(String host) {
        int dot = host.indexOf('.');
        if (dot < 0) {
            return null;
        }
        Service named = byName.get(host.substring(0, dot));
        return named == null && VirtualHosts.bucket(host) != null ? byName.get("s3") : named;
    }

    private Routed unknownService(@Nullable String name) {
        String message = name == null
                ? "The request is not signed and neither its host nor its path names a service" + served()
                : "Kiln does not have the service " + name + NearMiss.hint(name, byName.keySet()) + served();
        return new Routed.Refused(null, Protocol.REST_JSON, AwsErrors.error(501, "NotImplemented", message));
    }

    private String served() {
        Set<String> names = new TreeSet<>();
        services.forEach(service -> names.add(service.name()));
        return ". Served: " + String.join(", ", names) + ".";
    }
}
