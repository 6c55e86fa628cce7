package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policy of a queue as AddPermission and RemovePermission write it. */
final class QueuePolicy {
    private QueuePolicy() {}

    static String with(QueueRecord queue, @Nullable String label, List<String> accounts, List<String> actions) {
        if (label == null || label.isEmpty()) {
            throw SqsErrors.missing("Label");
        }
        if (accounts.isEmpty()) {
            throw SqsErrors.missing("AWSAccountIds");
        }
        if (actions.isEmpty()) {
            throw SqsErrors.missing("Actions");
        }
        Map<String, @Nullable Object> policy = policy(queue);
        List<@Nullable Object> statements = statements(policy);
        if (statements.stream().anyMatch(statement -> isLabelled(statement, label))) {
            throw SqsErrors.invalid(label, "Label", "Already exists.");
        }
        Map<String, @Nullable Object> statement = new LinkedHashMap<>();
        statement.put("Sid", label);
        statement.put("Effect", "Allow");
        statement.put(
                "Principal",
                Map.of(
                        "AWS",
                        oneOrMore(accounts.stream()
                                .map(account -> "arn:aws:iam::" + account + ":root")
                                .toList())));
        statement.put(
                "Action",
                oneOrMore(actions.stream().map(action -> "SQS:" + action).toList()));
        statement.put("Resource", queue.queueName().arn());
        statements.add(statement);
        policy.put("Statement", statements);
        return Json.write(policy);
    }

    /** The policy without a statement; null where none is left. */
    static @Nullable String without(QueueRecord queue, @Nullable String label) {
        if (label == null || label.isEmpty()) {
            throw SqsErrors.missing("Label");
        }
        Map<String, @Nullable Object> policy = policy(queue);
        List<@Nullable Object> statements = statements(policy);
        if (!statements.removeIf(statement -> isLabelled(statement, label))) {
            throw SqsErrors.invalid(label, "Label", "can't find label.");
        }
        policy.put("Statement", statements);
        return statements.isEmpty() ? null : Json.write(policy);
    }

    private static Map<String, @Nullable Object> policy(QueueRecord queue) {
        Map<String, @Nullable Object> policy = Json.object(queue.attributes().getOrDefault("Policy", ""));
        if (policy == null) {
            policy = new LinkedHashMap<>();
            policy.put("Version", "2008-10-17");
            policy.put("Id", queue.queueName().arn() + "/SQSDefaultPolicy");
        }
        return policy;
    }

    private static List<@Nullable Object> statements(Map<String, @Nullable Object> policy) {
        Object statements = policy.get("Statement");
        if (statements instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        List<@Nullable Object> one = new ArrayList<>();
        if (statements != null) {
            one.add(statements);
        }
        return one;
    }

    private static boolean isLabelled(@Nullable Object statement, String label) {
        Map<String, @Nullable Object> members = Json.asObject(statement);
        return members != null && label.equals(members.get("Sid"));
    }

    private static Object oneOrMore(List<String> values) {
        return values.size() == 1 ? values.get(0) : values;
    }
}
