package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expression parameters of one request, with the parameters that cannot stand beside them.
 *
 * <pre>{@code
 * Expressions expressions = new ExpressionParameters(RequestLayer.ENVELOPE)
 *         .legacy("Expected", request.hasExpected())
 *         .legacy("ConditionalOperator", request.conditionalOperator() != null)
 *         .expression(ExpressionParameters.CONDITION, request.conditionExpression())
 *         .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
 *         .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
 *         .parse();
 * }</pre>
 *
 * An operation names every expression parameter that it has, in AWS's order, also when the request is without it: errors list
 * them.
 */
public final class ExpressionParameters {
    public static final String UPDATE = "UpdateExpression";
    public static final String CONDITION = "ConditionExpression";
    public static final String KEY_CONDITION = "KeyConditionExpression";
    public static final String FILTER = "FilterExpression";
    public static final String PROJECTION = "ProjectionExpression";

    private final RequestLayer layer;
    private final Map<String, @Nullable String> expressions = new LinkedHashMap<>();
    private final List<String> legacy = new ArrayList<>();
    private @Nullable Map<String, String> names;
    private @Nullable Map<String, AttributeValue> values;
    private boolean together;

    public ExpressionParameters(RequestLayer layer) {
        this.layer = layer;
    }

    /** Names a parameter of before the expressions, and says whether the request has it. */
    public ExpressionParameters legacy(String parameter, boolean given) {
        if (given) {
            legacy.add(parameter);
        }
        return this;
    }

    /** Names an expression parameter that the operation has, with its text if the request has it. */
    public ExpressionParameters expression(String parameter, @Nullable String text) {
        expressions.put(parameter, text);
        return this;
    }

    /** Takes ExpressionAttributeNames, null if the request is without. */
    public ExpressionParameters names(@Nullable Map<String, String> given) {
        names = given;
        return this;
    }

    /** Takes ExpressionAttributeValues, null if the request is without. */
    public ExpressionParameters values(@Nullable Map<String, AttributeValue> given) {
        values = given;
        return this;
    }

    /** Refuses parameters that cannot stand together. AWS looks at keys and items only then, and at the expressions after these. */
    public ExpressionParameters together() {
        checkTogether();
        together = true;
        return this;
    }

    /** Returns what the expressions mean, or fails with the first thing that AWS would find wrong. */
    public Expressions parse() {
        if (!together) {
            checkTogether();
        }
        if (expressions.values().stream().allMatch(Objects::isNull)) {
            return Expressions.NONE;
        }
        checkNames();
        Placeholders placeholders = new Placeholders(names == null ? Map.of() : names, checkedValues());
        String update = expressions.get(UPDATE);
        Update parsedUpdate = null;
        if (update != null) {
            Wording wording = new Wording(layer, UPDATE);
            parsedUpdate =
                    Update.of(new UpdateBinder(placeholders, wording).bind(Parsed.UPDATES.tree(wording, update)));
        }
        Predicate condition = predicate(CONDITION, placeholders);
        Predicate keys = predicate(KEY_CONDITION, placeholders);
        Predicate filter = predicate(FILTER, placeholders);
        Projection projection = projection(placeholders);
        placeholders.refuseUnused(layer);
        KeyCondition keyCondition = keys == null ? null : KeyConditionBinder.bind(keys, layer);
        return new Expressions(
                parsedUpdate,
                condition == null ? null : Condition.of(condition),
                keyCondition,
                filter == null ? null : Condition.of(filter),
                projection);
    }

    private @Nullable Predicate predicate(String parameter, Placeholders placeholders) {
        String text = expressions.get(parameter);
        if (text == null) {
            return null;
        }
        Wording wording = new Wording(layer, parameter);
        return new ConditionBinder(placeholders, wording).bind(Parsed.CONDITIONS.tree(wording, text));
    }

    private @Nullable Projection projection(Placeholders placeholders) {
        String text = expressions.get(PROJECTION);
        if (text == null) {
            return null;
        }
        Wording wording = new Wording(layer, PROJECTION);
        List<Path> paths = Parsed.PROJECTIONS.tree(wording, text);
        List<Path> bound =
                paths.stream().map(path -> placeholders.bind(path, wording)).toList();
        PathChecks.refuseOverlaps(bound, wording);
        return Projection.of(bound);
    }

    private void checkTogether() {
        if (legacy.isEmpty() && names == null && values == null) {
            return;
        }
        List<String> given = expressions.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(Map.Entry::getKey)
                .toList();
        List<String> excluded = new ArrayList<>(legacy);
        if (!given.contains(KEY_CONDITION)) {
            excluded.remove("KeyConditions"); // goes with a FilterExpression
        }
        if (!given.isEmpty() && !excluded.isEmpty()) {
            throw layer.error("Can not use both expression and non-expression parameters in the same request:"
                    + " Non-expression parameters: {" + String.join(", ", excluded) + "} Expression parameters: {"
                    + String.join(", ", given) + "}");
        }
        if (names != null && given.isEmpty()) {
            throw layer.error("ExpressionAttributeNames can only be specified when using expressions");
        }
        List<String> withValues = expressions.keySet().stream()
                .filter(name -> !name.equals(PROJECTION))
                .toList();
        if (values != null && !withValues.isEmpty() && withValues.stream().noneMatch(given::contains)) {
            throw layer.error("ExpressionAttributeValues can only be specified when using expressions"
                    + (layer.old()
                            ? ": " + String.join(" and ", withValues) + (withValues.size() > 1 ? " are" : " is")
                                    + " null"
                            : ""));
        }
    }

    private void checkNames() {
        if (names == null) {
            return;
        }
        if (names.isEmpty()) {
            throw layer.error("ExpressionAttributeNames must not be empty");
        }
        names.forEach((alias, name) -> {
            checkKey("ExpressionAttributeNames", '#', alias);
            new ValueChecks(
                            layer,
                            message ->
                                    "ExpressionAttributeNames contains invalid value: " + message + " for key " + alias)
                    .checkName(name);
        });
    }

    private Map<String, AttributeValue> checkedValues() {
        if (values == null) {
            return Map.of();
        }
        if (values.isEmpty()) {
            throw layer.error("ExpressionAttributeValues must not be empty");
        }
        values.keySet().forEach(key -> checkKey("ExpressionAttributeValues", ':', key));
        Map<String, AttributeValue> checked = new LinkedHashMap<>();
        values.forEach((key, value) -> checked.put(key, checks(key).value(value)));
        return checked;
    }

    private ValueChecks checks(String key) {
        return layer.old()
                ? new ValueChecks(
                        layer,
                        message -> "ExpressionAttributeValues contains invalid value: " + message + " for key " + key)
                : new ValueChecks(layer);
    }

    private void checkKey(String parameter, char first, String key) {
        boolean valid = key.length() > 1 && key.charAt(0) == first;
        for (int i = 1; i < key.length(); i++) {
            valid &= Lexer.isPart(key.charAt(i));
        }
        if (!valid) {
            throw layer.error(parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
        }
    }
}
