package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket's policy, as far as S3 checks it when it is put. */
final class BucketPolicy {
    private static final String BUCKETS = "arn:aws:s3:::";

    private final List<Map<String, @Nullable Object>> statements;

    private BucketPolicy(List<Map<String, @Nullable Object>> statements) {
        this.statements = statements;
    }

    static BucketPolicy parse(@Nullable String text, String bucket) {
        Map<String, @Nullable Object> document = text == null || !text.startsWith("{") ? null : Json.object(text);
        if (document == null) {
            throw malformed("Policies must be valid JSON and the first byte must be '{'");
        }
        Object given = document.get("Statement");
        if (given == null) {
            throw malformed("Missing required field Statement");
        }
        List<Map<String, @Nullable Object>> statements = new ArrayList<>();
        for (Object each : given instanceof List<?> list ? list : List.of(given)) {
            Map<String, @Nullable Object> statement = Json.asObject(each);
            if (statement == null) {
                throw malformed("Statement is not well formed");
            }
            check(statement, bucket);
            statements.add(statement);
        }
        if (statements.isEmpty()) {
            throw malformed("Could not parse the policy: Statement is empty!");
        }
        return new BucketPolicy(statements);
    }

    private static void check(Map<String, @Nullable Object> statement, String bucket) {
        Object effect = statement.get("Effect");
        if (effect == null) {
            throw malformed("Missing required field Effect");
        }
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw malformed("Invalid effect: " + effect);
        }
        for (String field : List.of("Principal", "Action", "Resource")) {
            if (statement.get(field) == null && statement.get("Not" + field) == null) {
                throw malformed("Missing required field " + field);
            }
        }
        for (String resource : texts(statement.get("Resource"))) {
            if (!covers(resource, bucket)) {
                throw malformed("Policy has invalid resource");
            }
        }
        for (String action : texts(statement.get("Action"))) {
            if (!action.equals("*") && !action.startsWith("s3:")) {
                throw malformed("Policy has invalid action");
            }
        }
    }

    /** Whether a resource is the bucket or in it, as far as it says so before a wildcard. */
    private static boolean covers(String resource, String bucket) {
        String path = resource.startsWith(BUCKETS) ? resource.substring(BUCKETS.length()) : "";
        int wild = path.indexOf('*');
        String fixed = wild < 0 ? path : path.substring(0, wild);
        boolean open = wild >= 0 && bucket.startsWith(fixed);
        return resource.equals("*") || path.equals(bucket) || fixed.startsWith(bucket + "/") || open;
    }

    /** Whether it lets everybody do something, without a condition. */
    boolean isPublic() {
        return statements.stream()
                .anyMatch(statement -> "Allow".equals(statement.get("Effect"))
                        && statement.get("Condition") == null
                        && everybody(statement.get("Principal")));
    }

    private static boolean everybody(@Nullable Object principal) {
        Map<String, @Nullable Object> kinds = Json.asObject(principal);
        return texts(kinds == null ? principal : kinds.get("AWS")).contains("*");
    }

    private static List<String> texts(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    private static S3Exception malformed(String message) {
        return S3Errors.of(400, "MalformedPolicy", message).error();
    }
}
