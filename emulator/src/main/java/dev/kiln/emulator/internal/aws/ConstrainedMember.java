package dev.kiln.emulator.internal.aws;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructList;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * One member with what it, its elements and its keys must satisfy.
 *
 * @param name as AWS's messages spell it: the first letter small
 * @param nests whether structures are inside that are looked into as well
 */
record ConstrainedMember(
        ConstraintTable table,
        SdkField<?> field,
        String name,
        boolean required,
        boolean nests,
        @Nullable ConstraintRule own,
        @Nullable ConstraintRule element,
        @Nullable ConstraintRule key) {

    private static final Object ABSENT_LIST = DefaultSdkAutoConstructList.getInstance();
    private static final Object ABSENT_MAP = DefaultSdkAutoConstructMap.getInstance();

    static ConstrainedMember of(Class<?> type, SdkField<?> field, ConstraintTable table) {
        Map<String, ConstraintRule> rules = table.rules(type);
        String member = field.memberName();
        boolean map = field.containsTrait(MapTrait.class);
        return new ConstrainedMember(
                table,
                field,
                Character.toLowerCase(member.charAt(0)) + member.substring(1),
                field.containsTrait(RequiredTrait.class) || table.requires(type, member),
                nested(field) != null,
                known(rules.get(member), type, member),
                known(rules.get(member + (map ? " value" : " member")), type, member),
                known(rules.get(member + " key"), type, member));
    }

    boolean constrained() {
        return required || own != null || element != null || key != null;
    }

    /** The class of the structures in a member, or null where there are none. */
    static @Nullable Class<? extends SdkPojo> nested(SdkField<?> field) {
        ListTrait list = field.getTrait(ListTrait.class);
        if (list != null) {
            return nested(list.memberFieldInfo());
        }
        MapTrait map = field.getTrait(MapTrait.class);
        if (map != null) {
            return nested(map.valueFieldInfo());
        }
        return field.constructor() == null
                ? null
                : ((Buildable) field.constructor().get()).build().getClass().asSubclass(SdkPojo.class);
    }

    /** Adds the values of an enum, which are those of the enum class that the SDK's accessor returns. */
    private static @Nullable ConstraintRule known(@Nullable ConstraintRule rule, Class<?> type, String member) {
        if (rule == null || !rule.enumerated() || rule.values() != null) {
            return rule;
        }
        for (Method method : type.getMethods()) {
            Class<?> values = enumClass(method.getGenericReturnType());
            if (values != null
                    && method.getParameterCount() == 0
                    && method.getName().equalsIgnoreCase(member)) {
                return rule.withValues(Arrays.stream(values.getEnumConstants())
                        .map(Object::toString)
                        .filter(text -> !text.equals("null")) // the SDK's UNKNOWN_TO_SDK_VERSION
                        .toList());
            }
        }
        throw new IllegalStateException(type.getSimpleName() + "." + member + " is not an enum");
    }

    private static @Nullable Class<?> enumClass(Type type) {
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return enumClass(arguments[arguments.length - 1]);
        }
        return null;
    }

    private @Nullable Object value(SdkPojo pojo) {
        Object value = field.getValueOrDefault(pojo);
        return value == ABSENT_LIST || value == ABSENT_MAP ? null : value;
    }

    boolean accepts(SdkPojo pojo) {
        Object value = value(pojo);
        if (value == null) {
            return !required;
        }
        if (own != null && !own.accepts(value)) {
            return false;
        }
        if (value instanceof List<?> list) {
            return (element == null && !nests) || acceptsAll(list);
        }
        if (value instanceof Map<?, ?> map) {
            return (key == null || acceptsKeys(key, map)) && ((element == null && !nests) || acceptsAll(map.values()));
        }
        return !(value instanceof SdkPojo nested)
                || table.plan(nested.getClass()).accepts(nested);
    }

    private static boolean acceptsKeys(ConstraintRule rule, Map<?, ?> map) {
        for (Object each : map.keySet()) {
            if (!rule.accepts(each)) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsAll(Collection<?> elements) {
        for (Object each : elements) {
            if (!acceptsElement(each)) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsElement(@Nullable Object each) {
        if (each == null) {
            return false;
        }
        return (element == null || element.accepts(each)) && acceptsNested(each);
    }

    private boolean acceptsNested(Object each) {
        if (each instanceof List<?> list) {
            return list.stream().allMatch(inner -> inner != null && acceptsNested(inner));
        }
        return !(each instanceof SdkPojo nested)
                || table.plan(nested.getClass()).accepts(nested);
    }

    void report(SdkPojo pojo, String parent, List<String> problems) {
        Object value = value(pojo);
        String path = parent + name;
        if (value == null) {
            if (required) {
                problems.add("Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
            }
            return;
        }
        List<String> broken = new ArrayList<>(own == null ? List.of() : own.broken(value));
        if (value instanceof List<?> list) {
            if (element != null && !list.stream().allMatch(each -> each != null && element.accepts(each))) {
                broken.add("Member must satisfy constraint: " + element.listed(true));
            }
        } else if (value instanceof Map<?, ?> map) {
            if (key != null && !map.keySet().stream().allMatch(key::accepts)) {
                broken.add("Map keys must satisfy constraint: " + key.listed(false));
            }
            if (element != null && !map.values().stream().allMatch(each -> each != null && element.accepts(each))) {
                broken.add("Map value must satisfy constraint: " + element.listed(false));
            }
        }
        String at = "Value " + shown(value) + "at '" + path + "' failed to satisfy constraint: ";
        broken.forEach(constraint -> problems.add(at + constraint));
        reportNested(value, path, problems);
    }

    private void reportNested(Object value, String path, List<String> problems) {
        if (value instanceof SdkPojo nested) {
            table.plan(nested.getClass()).report(nested, path + ".", problems);
        } else if (nests && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                reportElement(list.get(i), path + "." + (i + 1) + ".member", problems);
            }
        } else if (nests && value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> reportElement(each, path + "." + name + ".member", problems));
        }
    }

    private void reportElement(@Nullable Object each, String path, List<String> problems) {
        if (each == null) {
            problems.add("Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
        } else {
            reportNested(each, path, problems);
        }
    }

    private String shown(Object value) {
        if (isSensitive(own) || isSensitive(key) || isSensitive(element)) {
            return "";
        }
        return "'" + ValueText.java(value) + "' ";
    }

    private static boolean isSensitive(@Nullable ConstraintRule rule) {
        return rule != null && rule.sensitive();
    }
}
