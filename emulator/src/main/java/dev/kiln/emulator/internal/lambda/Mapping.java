package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.Arn;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * An event source mapping.
 *
 * @param configuration as GetEventSourceMapping answers it; its state is {@code Enabled} or {@code Disabled}, for what AWS does in between
 *     is done at once here
 */
public record Mapping(
        String account, String region, EventSourceMappingConfiguration configuration, Map<String, String> tags) {
    static final String ENABLED = "Enabled";
    static final String DISABLED = "Disabled";

    public Mapping {
        tags = Map.copyOf(tags);
    }

    public String uuid() {
        return configuration.uuid();
    }

    public String arn() {
        return arn(region, account, uuid());
    }

    static String arn(String region, String account, String uuid) {
        return FunctionName.arn(region, account, "event-source-mapping:" + uuid);
    }

    public boolean enabled() {
        return ENABLED.equals(configuration.state());
    }

    /** Where the events come from. */
    public Arn source() {
        return Objects.requireNonNull(Arn.of(configuration.eventSourceArn()), "checked when the mapping was made");
    }

    Mapping with(EventSourceMappingConfiguration changed) {
        return new Mapping(account, region, changed, tags);
    }
}
