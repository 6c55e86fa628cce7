package dev.kiln.emulator.internal.dynamodb;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/**
 * Requests that AWS's request layer of 2026 does not read, so that they are answered in the words of before: those without a key
 * or an item, and those with values far deeper than any that can be stored.
 */
final class Unreadable {
    private static final int MOST_LEVELS = 62;

    private Unreadable() {}

    static boolean is(SdkPojo request) {
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            boolean absent = value == null || value instanceof SdkAutoConstructMap;
            String name = field.memberName();
            if ((absent && (name.equals("Key") || name.equals("Item"))) || deep(value, MOST_LEVELS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean deep(@Nullable Object value, int left) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(member -> deep(member, left));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().anyMatch(member -> deep(member, left));
        }
        if (value instanceof ExpectedAttributeValue expected) {
            return deep(expected.value(), left) || deep(expected.attributeValueList(), left);
        }
        if (!(value instanceof AttributeValue attribute)) {
            return false;
        }
        boolean document = attribute.hasM() || attribute.hasL();
        return document && (left == 0 || deep(attribute.hasM() ? attribute.m() : attribute.l(), left - 1));
    }
}
