package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Mappings as callers are shown them. */
final class MappingAnswers {
    private MappingAnswers() {}

    /** Settings with the usual ones where none were given, and the mapping's own ARN where the SDK in use has a member for it. */
    static EventSourceMappingConfiguration complete(
            EventSourceMappingConfiguration given, CallContext call, String uuid) {
        EventSourceMappingConfiguration.Builder full = MappingSettings.complete(given).toBuilder();
        for (SdkField<?> field : full.sdkFields()) {
            if (field.memberName().equals("EventSourceMappingArn")) {
                field.set(full, Mapping.arn(call.region(), call.account(), uuid));
            }
        }
        if (!given.hasFunctionResponseTypes()) {
            full.functionResponseTypes(List.of());
        }
        return full.build();
    }

    /** The mapping in a state that AWS passes on the way to where it is here already. */
    static Mapping in(Mapping mapping, String state) {
        return mapping.with(mapping.configuration().toBuilder().state(state).build());
    }
}
