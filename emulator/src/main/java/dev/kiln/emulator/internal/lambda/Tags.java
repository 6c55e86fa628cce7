package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tags of what can have them: functions and event source mappings. */
final class Tags {
    private static final int MAX_TAGS = 50;
    private static final String MAPPING = ":event-source-mapping:";

    private final Functions functions;
    private final Mappings mappings;

    Tags(Functions functions, Mappings mappings) {
        this.functions = functions;
        this.mappings = mappings;
    }

    Map<String, String> of(String resource, CallContext call) {
        String uuid = mapping(resource);
        return uuid == null
                ? functions.require(FunctionName.of(resource, call)).tags()
                : mappings.require(uuid, call).tags();
    }

    void change(String resource, CallContext call, Consumer<Map<String, String>> change) {
        String uuid = mapping(resource);
        functions.change(() -> {
            Map<String, String> tags = new HashMap<>(of(resource, call));
            change.accept(tags);
            if (tags.size() > MAX_TAGS) {
                throw LambdaErrors.invalid("Number of tags exceeds resource tag limit.");
            }
            if (uuid == null) {
                functions.put(functions.require(FunctionName.of(resource, call)).withTags(tags));
            } else {
                mappings.tag(uuid, call, tags);
            }
            return null;
        });
    }

    private static @Nullable String mapping(String resource) {
        int at = resource.indexOf(MAPPING);
        return at < 0 ? null : resource.substring(at + MAPPING.length());
    }
}
