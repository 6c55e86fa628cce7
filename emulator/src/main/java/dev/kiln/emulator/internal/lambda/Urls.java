package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.lambda.Tables.UrlOwner;
import dev.kiln.emulator.internal.store.Key;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/** The URLs of functions and aliases, and whose an id is. */
final class Urls {
    private static final String QUALIFIER_PATTERN = "((?!^\\d+$)^[0-9a-zA-Z-_]+$)";

    private final Functions functions;
    private final Time time;
    private final Supplier<URI> endpoint;

    Urls(Functions functions, Time time, Supplier<URI> endpoint) {
        this.functions = functions;
        this.time = time;
        this.endpoint = endpoint;
    }

    FunctionUrlConfig create(FunctionName name, FunctionUrlConfig given) {
        check(name);
        String id = UUID.randomUUID().toString().replace("-", "");
        String now = now();
        UrlRecord made = new UrlRecord(
                id,
                name.account(),
                name.region(),
                name.name(),
                name.qualifier(),
                given.toBuilder()
                        .functionArn(name.arn())
                        .creationTime(now)
                        .lastModifiedTime(now)
                        .build());
        functions.change(() -> {
            if (!functions.exists(name)) {
                throw LambdaErrors.notFound("Function does not exist");
            }
            if (name.qualifier() != null && functions.alias(name) == null) {
                throw LambdaErrors.functionNotFound(name);
            }
            Key key = name.key(name.version());
            if (functions.tables().urls().contains(key)) {
                throw LambdaErrors.conflict("Failed to create function url config for [functionArn = " + name.arn()
                        + "]. Error message:  FunctionUrlConfig exists for this Lambda function");
            }
            functions.tables().urls().put(key, made);
            functions
                    .tables()
                    .urlOwners()
                    .put(Key.of(id), new UrlOwner(name.account(), name.region(), name.name(), name.version()));
            return null;
        });
        return config(made);
    }

    UrlRecord require(FunctionName name) {
        check(name);
        UrlRecord found = functions.tables().urls().get(name.key(name.version()));
        if (found == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return found;
    }

    FunctionUrlConfig update(FunctionName name, UnaryOperator<FunctionUrlConfig> change) {
        return config(functions.change(() -> {
            UrlRecord current = require(name);
            UrlRecord updated = new UrlRecord(
                    current.id(),
                    current.account(),
                    current.region(),
                    current.function(),
                    current.qualifier(),
                    change.apply(current.config()).toBuilder()
                            .lastModifiedTime(now())
                            .build());
            functions.tables().urls().put(name.key(name.version()), updated);
            return updated;
        }));
    }

    void delete(FunctionName name) {
        functions.change(() -> {
            UrlRecord removed = require(name);
            functions.tables().urls().remove(name.key(name.version()));
            functions.tables().urlOwners().remove(Key.of(removed.id()));
            return null;
        });
    }

    @Nullable
    UrlRecord byId(String id) {
        UrlOwner owner = functions.tables().urlOwners().get(Key.of(id));
        return owner == null
                ? null
                : functions
                        .tables()
                        .urls()
                        .get(Key.of(owner.account(), owner.region(), owner.function(), owner.qualifier()));
    }

    /** The configuration with the URL under which this emulator answers. */
    FunctionUrlConfig config(UrlRecord url) {
        return url.config().toBuilder().functionUrl(url(url)).build();
    }

    private String url(UrlRecord url) {
        URI at = endpoint.get();
        String port = at.getPort() < 0 ? "" : ":" + at.getPort();
        return at.getScheme() + "://" + FunctionUrls.host(url.id(), url.region()) + port + "/";
    }

    private String now() {
        return time.now().toString();
    }

    private static void check(FunctionName name) {
        String qualifier = name.qualifier();
        if (qualifier != null && (qualifier.equals(FunctionName.LATEST) || FunctionName.isNumber(qualifier))) {
            throw LambdaErrors.validation(
                    qualifier, "qualifier", "Member must satisfy regular expression pattern: " + QUALIFIER_PATTERN);
        }
    }
}
