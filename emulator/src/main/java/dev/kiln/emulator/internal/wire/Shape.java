package dev.kiln.emulator.internal.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * What the codecs know of one SDK class: how to make it, and its members by place. Derived once from the class's own
 * {@code sdkFields()} and kept as long as the class.
 */
final class Shape {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type.asSubclass(SdkPojo.class));
        }
    };

    private final Class<? extends SdkPojo> type;
    private final Method builder;
    private final Map<String, Member> bodyByName = new HashMap<>();
    private final List<Member> body;
    private final List<Member> labels;
    private final List<Member> query;
    private final List<Member> headers;
    private final @Nullable Member status;
    private final @Nullable Member payload;
    private final boolean union;

    private Shape(Class<? extends SdkPojo> type) {
        this.type = type;
        this.builder = builderOf(type);
        List<Member> inBody = new ArrayList<>();
        List<Member> inPath = new ArrayList<>();
        List<Member> inQuery = new ArrayList<>();
        List<Member> inHeaders = new ArrayList<>();
        Member inStatus = null;
        Member whole = null;
        for (SdkField<?> field : newBuilder().sdkFields()) {
            Member member = new Member(field);
            if (member.payload()) {
                whole = member;
                continue;
            }
            switch (member.location()) {
                case PATH, GREEDY_PATH -> inPath.add(member);
                case QUERY_PARAM -> inQuery.add(member);
                case HEADER -> inHeaders.add(member);
                case STATUS_CODE -> inStatus = member;
                case PAYLOAD -> inBody.add(member);
                default -> throw new IllegalStateException(type + " has a member in " + member.location());
            }
        }
        inBody.forEach(member -> bodyByName.put(member.name(), member));
        this.body = List.copyOf(inBody);
        this.labels = List.copyOf(inPath);
        this.query = List.copyOf(inQuery);
        this.headers = List.copyOf(inHeaders);
        this.status = inStatus;
        this.payload = whole;
        this.union = isUnion(type);
    }

    /** The SDK's class of a union can say which of its members is set. */
    private static boolean isUnion(Class<?> type) {
        try {
            return type.getMethod("type").getReturnType().getEnclosingClass() == type;
        } catch (NoSuchMethodException other) {
            return false;
        }
    }

    static Shape of(Class<? extends SdkPojo> type) {
        return SHAPES.get(type);
    }

    private static Method builderOf(Class<?> type) {
        try {
            return type.getMethod("builder");
        } catch (NoSuchMethodException missing) {
            throw new IllegalStateException(
                    type + " is not a model class of the AWS SDK: it has no builder()", missing);
        }
    }

    /** A fresh builder, to be filled through {@link Member#set} and given to {@link #build}. */
    SdkPojo newBuilder() {
        try {
            return (SdkPojo) builder.invoke(null);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("Cannot make a builder of " + type, broken);
        }
    }

    static SdkPojo build(SdkPojo builder) {
        return (SdkPojo) ((Buildable) builder).build();
    }

    Class<? extends SdkPojo> type() {
        return type;
    }

    /** The member of a body's top-level object by its name in requests. */
    @Nullable
    Member inBody(String name) {
        return bodyByName.get(name);
    }

    /** Members of the body's top-level object: all for the RPC protocols, what no other place takes for REST. */
    List<Member> body() {
        return body;
    }

    List<Member> labels() {
        return labels;
    }

    List<Member> query() {
        return query;
    }

    List<Member> headers() {
        return headers;
    }

    @Nullable
    Member status() {
        return status;
    }

    /** The member that is the body itself. */
    @Nullable
    Member payload() {
        return payload;
    }

    /** Whether no more than one member is ever set, as of DynamoDB's values. */
    boolean union() {
        return union;
    }

    /** Whether any member goes anywhere; some responses have none. */
    boolean empty() {
        return body.isEmpty() && payload == null && headers.isEmpty() && status == null;
    }
}
