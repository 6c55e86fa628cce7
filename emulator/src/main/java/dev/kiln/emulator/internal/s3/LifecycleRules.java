package dev.kiln.emulator.internal.s3;

import java.util.List;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/**
 * A bucket's lifecycle configuration.
 *
 * @param smallestTransition which objects are too small to move: {@code all_storage_classes_128K} unless it was said
 */
record LifecycleRules(List<LifecycleRule> rules, String smallestTransition) {
    static final String SMALLEST_HEADER = "x-amz-transition-default-minimum-object-size";

    LifecycleRules {
        rules = List.copyOf(rules);
    }
}
