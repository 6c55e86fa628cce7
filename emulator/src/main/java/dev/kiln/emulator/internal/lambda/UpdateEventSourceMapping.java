package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Arn;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/**
 * Changes an event source mapping, stops it, or lets it go on.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html">AWS: UpdateEventSourceMapping</a>
 */
final class UpdateEventSourceMapping
        implements Operation.Waiting<UpdateEventSourceMappingRequest, UpdateEventSourceMappingResponse> {
    private final Mappings mappings;
    private final MappingChecks checks;
    private final Time time;

    UpdateEventSourceMapping(Mappings mappings, MappingChecks checks, Time time) {
        this.mappings = mappings;
        this.checks = checks;
        this.time = time;
    }

    @Override
    public CompletionStage<UpdateEventSourceMappingResponse> run(
            UpdateEventSourceMappingRequest request, CallContext call) {
        EventSourceMappingConfiguration old =
                mappings.require(request.uuid(), call).configuration();
        FunctionName name =
                FunctionName.of(request.functionName() == null ? old.functionArn() : request.functionName(), call);
        VersionRecord function = checks.function(name);
        EventSourceMappingConfiguration given = checked(old, request);
        return checks.source(given, function, call).thenApply(found -> {
            Mapping changed = mappings.change(() -> {
                Mapping current = mappings.require(request.uuid(), call);
                return current.with(MappingAnswers.complete(
                        apply(current.configuration(), request)
                                .functionArn(name.arn())
                                .lastModified(time.now())
                                .build(),
                        call,
                        current.uuid()));
            });
            return Members.copy(
                            MappingAnswers.in(changed, state(old, request.enabled()))
                                    .configuration(),
                            UpdateEventSourceMappingResponse.builder())
                    .build();
        });
    }

    /** What the mapping would become; a queue's own settings are checked without those it was given by itself. */
    private static EventSourceMappingConfiguration checked(
            EventSourceMappingConfiguration old, UpdateEventSourceMappingRequest request) {
        EventSourceMappingConfiguration next = apply(old, request).build();
        MappingSettings.kind(Arn.of(next.eventSourceArn()));
        MappingSettings.check(next);
        return next;
    }

    private static EventSourceMappingConfiguration.Builder apply(
            EventSourceMappingConfiguration old, UpdateEventSourceMappingRequest request) {
        EventSourceMappingConfiguration.Builder changed = Members.copy(request, old.toBuilder());
        if (request.enabled() != null) {
            changed.state(request.enabled() ? Mapping.ENABLED : Mapping.DISABLED);
        }
        return changed;
    }

    private static String state(EventSourceMappingConfiguration old, Boolean enabled) {
        boolean was = Mapping.ENABLED.equals(old.state());
        if (enabled == null || enabled == was) {
            return "Updating";
        }
        return enabled ? "Enabling" : "Disabling";
    }
}
