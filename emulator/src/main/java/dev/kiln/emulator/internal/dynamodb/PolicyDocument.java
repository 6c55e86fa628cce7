package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies as AWS keeps them: with members in one order, without spaces, lists of one as their element. */
final class PolicyDocument {
    private static final int MOST_BYTES = 20_480;
    private static final List<String> ORDER =
            List.of("Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource");

    private PolicyDocument() {}

    /** Returns the text that AWS would give back, or refuses what is no policy. */
    static String canonical(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw DynamoDbErrors.invalid("Maximum policy size of " + MOST_BYTES + " bytes exceeded");
        }
        Map<String, @Nullable Object> document = Json.object(text);
        if (document == null) {
            throw invalid("This policy contains invalid Json");
        }
        Object given = document.get("Statement");
        List<?> statements = given instanceof List<?> list ? list : given == null ? List.of() : List.of(given);
        if (statements.isEmpty()) {
            throw invalid("Could not parse the policy: Statement is empty!");
        }
        List<@Nullable Object> canonical = new ArrayList<>();
        Set<Object> ids = new HashSet<>();
        for (Object statement : statements) {
            Map<String, @Nullable Object> one = statement(statement);
            Object id = one.get("Sid");
            if (id != null && !ids.add(id)) {
                throw invalid("The Statement Ids in the policy are not unique");
            }
            refuseUnbounded(one);
            canonical.add(one);
        }
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        Object version = document.get("Version");
        ordered.put("Version", version == null ? "2008-10-17" : version);
        if (document.containsKey("Id")) {
            ordered.put("Id", document.get("Id"));
        }
        ordered.put("Statement", canonical);
        return Json.write(ordered);
    }

    private static Map<String, @Nullable Object> statement(@Nullable Object given) {
        Map<String, @Nullable Object> statement = Json.asObject(given);
        if (statement == null) {
            throw invalid("This policy contains invalid Json");
        }
        for (String required : List.of("Effect", "Principal", "Action", "Resource")) {
            if (!statement.containsKey(required) && !statement.containsKey("Not" + required)) {
                throw invalid("Missing required field " + required);
            }
        }
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (String name : ORDER) {
            if (statement.containsKey(name)) {
                Object value = statement.get(name);
                ordered.put(name, name.endsWith("Principal") ? principal(value) : single(value));
            }
        }
        statement.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** Nobody can allow everybody everything; only a condition bounds that. */
    private static void refuseUnbounded(Map<String, @Nullable Object> statement) {
        Object who = statement.get("Principal");
        Map<String, @Nullable Object> kinds = Json.asObject(who);
        boolean everybody = "*".equals(kinds == null ? who : kinds.get("AWS"));
        if (everybody && "Allow".equals(statement.get("Effect")) && !statement.containsKey("Condition")) {
            throw DynamoDbErrors.validation("Resource-based policy grants unbounded access in one or more elements."
                    + " Please revise the policy to ensure least-privilege form of access");
        }
    }

    private static @Nullable Object principal(@Nullable Object value) {
        Map<String, @Nullable Object> kinds = Json.asObject(value);
        if (kinds == null) {
            return value;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        kinds.forEach((kind, who) -> {
            List<?> given = who instanceof List<?> list ? list : Arrays.asList(who);
            all.put(
                    kind,
                    single(given.stream()
                            .map(PolicyDocument::account)
                            .distinct()
                            .toList()));
        });
        return all;
    }

    private static @Nullable Object account(@Nullable Object who) {
        return who instanceof String text && text.matches("[0-9]{12}") ? "arn:aws:iam::" + text + ":root" : who;
    }

    private static @Nullable Object single(@Nullable Object value) {
        return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
    }

    private static RuntimeException invalid(String problem) {
        return DynamoDbErrors.invalid("Invalid policy document: " + problem);
    }
}
