package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Arn;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * Has a function called with what a queue or a stream holds.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">AWS: CreateEventSourceMapping</a>
 */
final class CreateEventSourceMapping
        implements Operation.Waiting<CreateEventSourceMappingRequest, CreateEventSourceMappingResponse> {
    private final Mappings mappings;
    private final MappingChecks checks;
    private final Time time;

    CreateEventSourceMapping(Mappings mappings, MappingChecks checks, Time time) {
        this.mappings = mappings;
        this.checks = checks;
        this.time = time;
    }

    @Override
    public CompletionStage<CreateEventSourceMappingResponse> run(
            CreateEventSourceMappingRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        MappingSettings.kind(Arn.of(request.eventSourceArn()));
        VersionRecord function = checks.function(name);
        String uuid = UUID.randomUUID().toString();
        EventSourceMappingConfiguration given = Members.copy(request, EventSourceMappingConfiguration.builder())
                .uuid(uuid)
                .functionArn(name.arn())
                .state(Boolean.FALSE.equals(request.enabled()) ? Mapping.DISABLED : Mapping.ENABLED)
                .lastModified(time.now())
                .build();
        MappingSettings.check(given);
        Mapping mapping =
                new Mapping(call.account(), call.region(), MappingAnswers.complete(given, call, uuid), request.tags());
        return checks.source(given, function, call).thenApply(found -> {
            Mapping made = mappings.change(() -> {
                refuseDuplicate(mapping, name, call);
                return mapping;
            });
            return Members.copy(
                            (made.enabled() ? MappingAnswers.in(made, "Creating") : made).configuration(),
                            CreateEventSourceMappingResponse.builder())
                    .build();
        });
    }

    private void refuseDuplicate(Mapping mapping, FunctionName name, CallContext call) {
        String source = mapping.configuration().eventSourceArn();
        for (Mapping other : mappings.of(call)) {
            if (other.configuration().eventSourceArn().equals(source)
                    && other.configuration().functionArn().equals(name.arn())) {
                boolean queue = mapping.source().service().equals("sqs");
                throw LambdaErrors.conflict(
                        (queue ? "An event source mapping with SQS arn (\" " : "The event source arn (\" ")
                                + source + " \") and function (\" " + name.name()
                                + (queue ? " \") already exists." : " \") provided mapping already exists.")
                                + " Please update or delete the existing mapping with UUID " + other.uuid());
            }
        }
    }
}
