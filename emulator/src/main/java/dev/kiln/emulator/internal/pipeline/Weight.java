package dev.kiln.emulator.internal.pipeline;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** About how many bytes a request or a response would be that was never written. */
final class Weight {
    /** A number, a name, what a list has beside its elements. */
    private static final int LITTLE = 16;

    private Weight() {}

    static long of(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof SdkBytes bytes) {
            return bytes.asByteArrayUnsafe().length;
        }
        long sum = LITTLE;
        if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                sum += of(element);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += of(entry.getKey()) + of(entry.getValue());
            }
        } else if (value instanceof SdkPojo pojo) {
            for (SdkField<?> field : pojo.sdkFields()) {
                sum += of(field.getValueOrDefault(pojo));
            }
        }
        return sum;
    }
}
