package dev.kiln.emulator.internal.aws;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The checks that one SDK class needs: its constrained members, and those that contain constrained ones. */
final class ConstraintPlan {
    private final List<ConstrainedMember> members;

    private ConstraintPlan(List<ConstrainedMember> members) {
        this.members = members;
    }

    static ConstraintPlan of(Class<? extends SdkPojo> type, ConstraintTable table) {
        List<ConstrainedMember> members = new ArrayList<>();
        for (SdkField<?> field : ordered(fields(type), table.order(type))) {
            ConstrainedMember member = ConstrainedMember.of(type, field, table);
            if (member.constrained() || reaches(field, table, new HashSet<>())) {
                members.add(member);
            }
        }
        return new ConstraintPlan(List.copyOf(members));
    }

    /** Puts the members of an order into that order, at the places that they have; the others stay. */
    private static List<SdkField<?>> ordered(List<SdkField<?>> fields, List<String> order) {
        List<SdkField<?>> ordered = new ArrayList<>(fields);
        List<SdkField<?>> moved = order.stream()
                .flatMap(name ->
                        fields.stream().filter(field -> field.memberName().equals(name)))
                .toList();
        int next = 0;
        for (int i = 0; i < ordered.size(); i++) {
            if (order.contains(ordered.get(i).memberName())) {
                ordered.set(i, moved.get(next++));
            }
        }
        return ordered;
    }

    private static List<SdkField<?>> fields(Class<? extends SdkPojo> type) {
        try {
            return ((SdkPojo) type.getMethod("builder").invoke(null)).sdkFields();
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(type + " is not a model class of the AWS SDK", broken);
        }
    }

    /** Whether anything inside a member is constrained; structures may contain themselves. */
    private static boolean reaches(SdkField<?> field, ConstraintTable table, Set<Class<?>> seen) {
        Class<? extends SdkPojo> nested = ConstrainedMember.nested(field);
        if (nested == null || !seen.add(nested)) {
            return false;
        }
        for (SdkField<?> inner : fields(nested)) {
            if (ConstrainedMember.of(nested, inner, table).constrained() || reaches(inner, table, seen)) {
                return true;
            }
        }
        return false;
    }

    boolean accepts(SdkPojo pojo) {
        for (int i = 0; i < members.size(); i++) {
            if (!members.get(i).accepts(pojo)) {
                return false;
            }
        }
        return true;
    }

    void report(SdkPojo pojo, String path, List<String> problems) {
        members.forEach(member -> member.report(pojo, path, problems));
    }
}
