package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an update does to items. */
public final class Update {
    private final List<Action> actions;
    private final boolean legacy;

    private Update(List<Action> actions, boolean legacy) {
        this.actions = List.copyOf(actions);
        this.legacy = legacy;
    }

    /** Returns the update that does what actions without placeholders say, whose paths must not lead through each other. */
    public static Update of(List<Action> actions) {
        PathChecks.refuseOverlaps(actions.stream().map(Action::path).toList(), AwsErrors::validation);
        return new Update(actions, false);
    }

    /** Returns the update of AttributeUpdates, whose ADD also takes lists and whose errors are other ones. */
    static Update legacy(List<Action> actions) {
        return new Update(actions, true);
    }

    /**
     * Returns the item after the update. Everything that the update reads, it reads from the item before it.
     *
     * @param item the item, or only its key
     * @param exists whether the item is there before the update
     */
    public Map<String, AttributeValue> apply(Map<String, AttributeValue> item, boolean exists) {
        return new Change(actions, item, exists, legacy).applied();
    }

    /** Returns the bytes that the update counts for by itself; 0 for AttributeUpdates, of which only the item counts. */
    public long charge() {
        return legacy ? 0 : UpdateCharge.of(actions);
    }

    /** Returns whether the update makes an item that is not there: one that only takes away does not. */
    public boolean creates() {
        return actions.isEmpty()
                || actions.stream().anyMatch(action -> action instanceof Action.Set || action instanceof Action.Add);
    }

    /** Returns the attributes that the update changes, wholly or within. */
    public Set<String> attributes() {
        Set<String> attributes = new LinkedHashSet<>();
        actions.forEach(action -> attributes.add(action.path().attribute()));
        return attributes;
    }

    /** Returns the attributes that paths of the update lead into, which a key attribute cannot be. */
    public Set<String> nested() {
        Set<String> attributes = new LinkedHashSet<>();
        for (Action action : actions) {
            note(action.path(), attributes);
            if (action instanceof Action.Set set) {
                Tree.operands(set.value(), operand -> note(operand, attributes));
            }
        }
        return attributes;
    }

    private static void note(Operand operand, Set<String> nested) {
        if (operand instanceof Path path && path.nested()) {
            nested.add(path.attribute());
        }
    }

    /** Returns the attributes whose type after the update is known before any item is. */
    public Map<String, ValueType> assignedTypes() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (Action action : actions) {
            ValueType type = null;
            if (action instanceof Action.Set set) {
                type = UpdateBinder.type(set.value());
            } else if (action instanceof Action.Add add) {
                type = UpdateBinder.type(add.value());
            } else if (action instanceof Action.Delete delete) {
                type = UpdateBinder.type(delete.value());
            }
            if (type != null && !action.path().nested()) {
                types.put(action.path().attribute(), type);
            }
        }
        return types;
    }

    /** Returns the attributes that become values of no bytes, as far as that is known before any item is. */
    public Set<String> emptied() {
        Set<String> attributes = new LinkedHashSet<>();
        for (Action action : actions) {
            if (action instanceof Action.Set set
                    && set.value() instanceof Operand.Literal literal
                    && ValueType.of(literal.value()) != ValueType.N
                    && ValueType.of(literal.value()).ordered()
                    && ItemSize.of(literal.value()) == 0
                    && !action.path().nested()) {
                attributes.add(action.path().attribute());
            }
        }
        return attributes;
    }

    /** Returns of an item, before or after the update, what the update is about: UPDATED_OLD, or UPDATED_NEW. */
    public Map<String, AttributeValue> touched(Map<String, AttributeValue> item) {
        return Projection.of(actions.stream().map(Action::path).toList()).of(item);
    }

    public List<Action> actions() {
        return actions;
    }
}
