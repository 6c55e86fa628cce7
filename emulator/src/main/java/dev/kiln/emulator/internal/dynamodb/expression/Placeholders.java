package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that are given with a request, and which of them its expressions have used. */
final class Placeholders {
    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> usedNames = new HashSet<>();
    private final Set<String> usedValues = new HashSet<>();

    Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    /** Puts names into a path. */
    Path bind(Path path, Wording wording) {
        boolean plain = true;
        for (Path.Step step : path.steps()) {
            plain &= !(step instanceof Path.Alias);
        }
        if (plain) {
            return path;
        }
        List<Path.Step> steps = new ArrayList<>();
        for (Path.Step step : path.steps()) {
            steps.add(step instanceof Path.Alias alias ? new Path.Member(name(alias.name(), wording)) : step);
        }
        return new Path(steps);
    }

    private String name(String alias, Wording wording) {
        String name = names.get(alias);
        if (name == null) {
            throw wording.invalid(
                    "An expression attribute name used in the document path is not defined; attribute name: " + alias);
        }
        usedNames.add(alias);
        return name;
    }

    Operand.Literal value(String parameter, Wording wording) {
        AttributeValue value = values.get(parameter);
        if (value == null) {
            throw wording.invalid(
                    "An expression attribute value used in expression is not defined; attribute value: " + parameter);
        }
        usedValues.add(parameter);
        return new Operand.Literal(value);
    }

    void refuseUnused(RequestLayer layer) {
        refuseUnused(layer, "ExpressionAttributeNames", names.keySet(), usedNames);
        refuseUnused(layer, "ExpressionAttributeValues", values.keySet(), usedValues);
    }

    private static void refuseUnused(RequestLayer layer, String parameter, Set<String> given, Set<String> used) {
        if (used.size() < given.size()) {
            Set<String> unused = new TreeSet<>(given);
            unused.removeAll(used);
            throw layer.error("Value provided in " + parameter + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}
