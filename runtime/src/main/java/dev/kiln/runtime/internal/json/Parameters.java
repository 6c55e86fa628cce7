package dev.kiln.runtime.internal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constructor whose parameters have names. */
record Parameters(Constructor<?> constructor, List<String> names, List<Type> types) {
    private static final String S3 = "S3EventNotification";

    /** Finds the constructor to read by; null for a bean. */
    static @Nullable Parameters of(Class<?> type) {
        if (type.isRecord()) {
            return ofRecord(type);
        }
        String names = s3(type.getName());
        return names == null ? null : ofLongest(type, names);
    }

    private static Parameters ofRecord(Class<?> type) {
        List<String> names = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        List<Class<?>> raw = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            types.add(component.getGenericType());
            raw.add(component.getType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(raw.toArray(new Class<?>[0]));
            constructor.trySetAccessible();
            return new Parameters(constructor, names, types);
        } catch (NoSuchMethodException e) {
            throw new JsonException("The record " + type.getName() + " has no canonical constructor", e);
        }
    }

    /** The S3 event of aws-lambda-java-events has no setters, and keeps no parameter names. */
    private static @Nullable String s3(String className) {
        if (className.endsWith(".S3Event") || className.endsWith("." + S3)) {
            return className.startsWith("com.amazonaws.services.") ? "Records" : null;
        }
        int nested = className.indexOf("." + S3 + "$");
        if (nested < 0) {
            return null;
        }
        return switch (className.substring(nested + S3.length() + 2)) {
            case "S3EventNotificationRecord" ->
                "awsRegion,eventName,eventSource,eventTime,eventVersion,"
                        + "requestParameters,responseElements,s3,userIdentity";
            case "S3Entity" -> "configurationId,bucket,object,s3SchemaVersion";
            case "S3BucketEntity" -> "name,ownerIdentity,arn";
            case "S3ObjectEntity" -> "key,size,eTag,versionId,sequencer";
            case "RequestParametersEntity" -> "sourceIPAddress";
            case "ResponseElementsEntity" -> "x-amz-id-2,x-amz-request-id";
            case "UserIdentityEntity" -> "principalId";
            default -> null;
        };
    }

    private static @Nullable Parameters ofLongest(Class<?> type, String commaSeparated) {
        List<String> names = List.of(commaSeparated.split(",", -1));
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == names.size()) {
                return new Parameters(constructor, names, List.of(constructor.getGenericParameterTypes()));
            }
        }
        return null;
    }
}
