package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The policy of a queue as AddPermission and RemovePermission write it. */
final class QueuePolicy {
    private static final int MOST_ACTIONS = 7;
    private static final int MOST_STATEMENTS = 20;
    private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");
    private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");
    private static final Set<String> STATEMENT_MEMBERS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /** The batch operations go with those of single messages. */
    private static final Set<String> ACTIONS = Set.of(
            "*",
            "ChangeMessageVisibility",
            "DeleteMessage",
            "GetQueueAttributes",
            "GetQueueUrl",
            "ListDeadLetterSourceQueues",
            "PurgeQueue",
            "ReceiveMessage",
            "SendMessage");

    private static final Set<String> OF_THE_OWNER = Set.of(
            "AddPermission",
            "CancelMessageMoveTask",
            "CreateQueue",
            "DeleteQueue",
            "ListMessageMoveTasks",
            "ListQueueTags",
            "ListQueues",
            "RemovePermission",
            "SetQueueAttributes",
            "StartMessageMoveTask",
            "TagQueue",
            "UntagQueue");

    private QueuePolicy() {}

    /** Refuses what is no policy. */
    static void check(String text) {
        Map<String, @Nullable Object> policy = Json.object(text);
        if (policy == null
                || !MEMBERS.containsAll(policy.keySet())
                || !VERSIONS.contains(policy.getOrDefault("Version", "2008-10-17"))) {
            throw invalid();
        }
        List<@Nullable Object> statements = statements(policy);
        if (statements.isEmpty()) {
            throw invalid();
        }
        if (statements.size() > MOST_STATEMENTS) {
            throw SqsErrors.tooManyInPolicy(statements.size()
                    + " statements were found in the submitted policy, max allowed is " + MOST_STATEMENTS);
        }
        for (Object each : statements) {
            Map<String, @Nullable Object> statement = Json.asObject(each);
            if (statement == null
                    || !STATEMENT_MEMBERS.containsAll(statement.keySet())
                    || !("Allow".equals(statement.get("Effect")) || "Deny".equals(statement.get("Effect")))) {
                throw invalid();
            }
        }
    }

    private static RuntimeException invalid() {
        return SqsErrors.attributeValue("Invalid value for the parameter Policy.");
    }

    private static void checkPermission(String label, List<String> accounts, List<String> actions) {
        if (!LABEL.matcher(label).matches()) {
            throw SqsErrors.invalid(
                    label,
                    "Label",
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.");
        }
        if (actions.size() > MOST_ACTIONS) {
            throw SqsErrors.tooManyInPolicy(
                    actions.size() + " Actions were found, maximum allowed is " + MOST_ACTIONS + ".");
        }
        for (String action : actions) {
            if (!ACTIONS.contains(action)) {
                throw SqsErrors.invalid(
                        "SQS:" + action,
                        "ActionName",
                        OF_THE_OWNER.contains(action)
                                ? "Only the queue owner is allowed to invoke this action."
                                : "Please refer to the appropriate WSDL for a list of valid actions.");
            }
        }
        if (!accounts.stream().allMatch(account -> ACCOUNT.matcher(account).matches())) {
            throw SqsErrors.invalid(accounts, "PrincipalId", "Unable to verify.");
        }
    }

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
        checkPermission(label, accounts, actions);
        Map<String, @Nullable Object> policy = policy(queue);
        List<@Nullable Object> statements = statements(policy);
        if (statements.stream().anyMatch(statement -> isLabelled(statement, label))) {
            throw SqsErrors.invalid(label, "Label", "Already exists.");
        }
        if (statements.size() == MOST_STATEMENTS) {
            throw SqsErrors.tooManyInPolicy(
                    (MOST_STATEMENTS + 1) + " Statements were found, maximum allowed is " + MOST_STATEMENTS + ".");
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
