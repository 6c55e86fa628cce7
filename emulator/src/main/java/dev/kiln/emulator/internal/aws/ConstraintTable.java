package dev.kiln.emulator.internal.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The constraints of a service's model as a table of text, one member a line:
 *
 * <pre>{@code
 * CreateAliasRequest|UpdateAliasRequest.Name length 1..128 pattern (?!^[0-9]+$)([a-zA-Z0-9-_]+)
 * CreateFunctionRequest required FunctionName Role Code
 * CreateFunctionRequest.Timeout range 1..900
 * CreateFunctionRequest.Architectures length 1..1
 * CreateFunctionRequest.Architectures member enum
 * Environment.Variables key sensitive pattern [a-zA-Z]([a-zA-Z0-9_])+
 * CreateTableRequest order GlobalSecondaryIndexes LocalSecondaryIndexes
 * }</pre>
 *
 * A line names SDK classes and the member as AWS spells it; {@code member}, {@code key} and {@code value} speak of the
 * elements of lists and maps. The values of an {@code enum} are those of the SDK's enum class, or are named in the order in which
 * AWS's messages list them; {@code order} says in which order members are told that are told otherwise than the model has them; where {@code arn} stands, an ARN passes unchecked. Of required members the SDK's
 * classes tell only for services that speak XML.
 */
public final class ConstraintTable implements Constraints {
    /** AWS stops there. */
    private static final int MOST_PROBLEMS = 10;

    private final Map<String, Map<String, ConstraintRule>> rules = new HashMap<>();
    private final Map<String, Set<String>> required = new HashMap<>();
    private final Map<String, List<String>> orders = new HashMap<>();
    private final Map<Class<?>, ConstraintPlan> plans = new ConcurrentHashMap<>();

    private ConstraintTable() {}

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException if a line is not understood
     */
    public static ConstraintTable of(String text) {
        ConstraintTable table = new ConstraintTable();
        for (String line : text.strip().split("\n", -1)) {
            if (!line.isBlank()) {
                table.add(line.strip());
            }
        }
        return table;
    }

    private void add(String line) {
        int end = line.indexOf(' ');
        int dot = line.indexOf('.');
        if (end > 0 && line.startsWith(" required ", end)) {
            for (String type : line.substring(0, end).split("\\|", -1)) {
                required.computeIfAbsent(type, key -> new LinkedHashSet<>())
                        .addAll(List.of(
                                line.substring(end + " required ".length()).split(" +", -1)));
            }
            return;
        }
        if (end > 0 && line.startsWith(" order ", end)) {
            for (String type : line.substring(0, end).split("\\|", -1)) {
                orders.put(
                        type, List.of(line.substring(end + " order ".length()).split(" +", -1)));
            }
            return;
        }
        if (dot < 0 || end < dot) {
            throw new IllegalArgumentException("A constraint begins with Class.Member: " + line);
        }
        String rest = line.substring(end + 1).strip();
        String scope = "";
        for (String known : List.of("member", "key", "value")) {
            if (rest.startsWith(known + " ")) {
                scope = " " + known;
                rest = rest.substring(known.length());
            }
        }
        ConstraintRule rule = ConstraintRule.parse(rest);
        for (String type : line.substring(0, dot).split("\\|", -1)) {
            String member = line.substring(dot + 1, end) + scope;
            Map<String, ConstraintRule> members = rules.computeIfAbsent(type, key -> new LinkedHashMap<>());
            if (members.put(member, rule) != null) {
                throw new IllegalArgumentException(type + "." + member + " is constrained twice");
            }
        }
    }

    /** The rules of one class, by member and scope; empty for most. */
    Map<String, ConstraintRule> rules(Class<?> type) {
        return rules.getOrDefault(type.getSimpleName(), Map.of());
    }

    boolean requires(Class<?> type, String member) {
        return required.getOrDefault(type.getSimpleName(), Set.of()).contains(member);
    }

    /** The members that are told in another order than the model's. */
    List<String> order(Class<?> type) {
        return orders.getOrDefault(type.getSimpleName(), List.of());
    }

    ConstraintPlan plan(Class<?> type) {
        ConstraintPlan known = plans.get(type);
        if (known == null) {
            // not computeIfAbsent: plans ask for the plans of what they contain
            known = ConstraintPlan.of(type.asSubclass(SdkPojo.class), this);
            plans.put(type, known);
        }
        return known;
    }

    @Override
    public void check(SdkPojo request) {
        List<String> problems = problems(request);
        if (!problems.isEmpty()) {
            throw refusal(problems);
        }
    }

    /** Returns what a request violates, in AWS's words and order; nothing of most requests. */
    public List<String> problems(SdkPojo request) {
        ConstraintPlan plan = plan(request.getClass());
        if (plan.accepts(request)) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        plan.report(request, "", problems);
        return problems;
    }

    /** Returns the error that lists problems. */
    public static AwsServiceException refusal(List<String> problems) {
        List<String> told = problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
        String count = told.size() == 1 ? "1 validation error" : told.size() + " validation errors";
        return AwsErrors.validation(count + " detected: " + String.join("; ", told));
    }
}
