package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Arn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.OnFailure;
import software.amazon.awssdk.services.lambda.model.OnSuccess;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** How asynchronous invocations of a function, by the qualifier they came with, are tried again and where their results go. */
final class EventInvokes {
    private static final List<String> OF_SUCCESSES = List.of("sqs", "sns", "lambda", "events");
    private static final List<String> OF_FAILURES = List.of("sqs", "sns", "lambda", "events", "s3");

    private final Functions functions;
    private final Time time;

    EventInvokes(Functions functions, Time time) {
        this.functions = functions;
        this.time = time;
    }

    @Nullable
    FunctionEventInvokeConfig find(FunctionName name) {
        return functions.tables().eventInvokes().get(name.key(name.version()));
    }

    FunctionEventInvokeConfig require(FunctionName name) {
        FunctionEventInvokeConfig found = find(name);
        if (found == null) {
            throw LambdaErrors.notFound("The function " + qualified(name).arn() + " doesn't have an EventInvokeConfig");
        }
        return found;
    }

    List<FunctionEventInvokeConfig> all(FunctionName name) {
        requireFunction(name.unqualified());
        return Tables.under(functions.tables().eventInvokes(), name.key());
    }

    FunctionEventInvokeConfig put(FunctionName name, FunctionEventInvokeConfig given) {
        check(name, given);
        requireFunction(name);
        FunctionEventInvokeConfig stored = complete(name, given);
        return functions.change(() -> {
            functions.tables().eventInvokes().put(name.key(name.version()), stored);
            return stored;
        });
    }

    FunctionEventInvokeConfig update(FunctionName name, FunctionEventInvokeConfig given) {
        check(name, given);
        requireFunction(name);
        return functions.change(() -> {
            FunctionEventInvokeConfig.Builder changed = require(name).toBuilder();
            FunctionEventInvokeConfig updated =
                    complete(name, Members.copy(given, changed).build());
            functions.tables().eventInvokes().put(name.key(name.version()), updated);
            return updated;
        });
    }

    void delete(FunctionName name) {
        functions.change(() -> {
            require(name);
            return functions.tables().eventInvokes().remove(name.key(name.version()));
        });
    }

    private void requireFunction(FunctionName name) {
        try {
            functions.version(name);
        } catch (ResourceNotFoundException none) {
            throw LambdaErrors.notFound("The function doesn't exist.");
        }
    }

    private FunctionEventInvokeConfig complete(FunctionName name, FunctionEventInvokeConfig given) {
        DestinationConfig destinations = given.destinationConfig();
        OnSuccess success = destinations == null ? null : destinations.onSuccess();
        OnFailure failure = destinations == null ? null : destinations.onFailure();
        return given.toBuilder()
                .functionArn(qualified(name).arn())
                .lastModified(time.now())
                .destinationConfig(DestinationConfig.builder()
                        .onSuccess(success == null ? OnSuccess.builder().build() : success)
                        .onFailure(failure == null ? OnFailure.builder().build() : failure)
                        .build())
                .build();
    }

    private static FunctionName qualified(FunctionName name) {
        return name.qualified(name.version());
    }

    private void check(FunctionName name, FunctionEventInvokeConfig given) {
        DestinationConfig destinations = given.destinationConfig();
        if (given.maximumRetryAttempts() == null && given.maximumEventAgeInSeconds() == null && destinations == null) {
            throw LambdaErrors.invalid("You must specify at least one of error handling or destination setting.");
        }
        if (destinations != null) {
            check(
                    name,
                    destinations,
                    OF_SUCCESSES,
                    destinations.onSuccess() == null
                            ? null
                            : destinations.onSuccess().destination());
            check(
                    name,
                    destinations,
                    OF_FAILURES,
                    destinations.onFailure() == null
                            ? null
                            : destinations.onFailure().destination());
        }
    }

    private void check(FunctionName name, DestinationConfig destinations, List<String> services, @Nullable String arn) {
        if (arn == null || arn.isEmpty()) {
            return;
        }
        Arn target = Arn.of(arn);
        if (target == null || !services.contains(target.service())) {
            throw LambdaErrors.invalid("The provided destination config " + shown(destinations) + " is invalid.");
        }
        if (target.service().equals("lambda")) {
            checkFunction(name, target);
        }
    }

    private void checkFunction(FunctionName name, Arn target) {
        String[] resource = target.resource().split(":", -1);
        String function = resource.length > 1 ? resource[1] : "";
        FunctionName other = new FunctionName(target.account(), target.region(), function, null);
        if (other.equals(name.unqualified())) {
            throw LambdaErrors.invalid("You can't specify the function as a destination for itself.");
        }
        if (!functions.exists(other)) {
            throw LambdaErrors.invalid("The destination ARN " + target + " is invalid.");
        }
    }

    private static String shown(DestinationConfig destinations) {
        OnSuccess success = destinations.onSuccess();
        OnFailure failure = destinations.onFailure();
        return "DestinationConfig(onSuccess="
                + (success == null ? "null" : "OnSuccess(destination=" + success.destination() + ")")
                + ", onFailure="
                + (failure == null ? "null" : "OnFailure(destination=" + failure.destination() + ")") + ")";
    }
}
