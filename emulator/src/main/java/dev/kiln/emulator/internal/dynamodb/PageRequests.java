package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.Projection;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** What queries and scans check alike, once the table is known. */
final class PageRequests {
    private PageRequests() {}

    static Schema.@Nullable Index index(Schema schema, @Nullable String name, boolean consistent) {
        if (name == null) {
            return null;
        }
        Schema.Index index = schema.index(name);
        if (index.global() && consistent) {
            throw DynamoDbErrors.validation("Consistent reads are not supported on global secondary indexes");
        }
        return index;
    }

    /** Returns whether attributes must be fetched from the table, or fails if the index cannot give them. */
    static boolean fetches(
            Schema.@Nullable Index index,
            @Nullable Select select,
            @Nullable Projection projection,
            @Nullable Condition filter) {
        if (index == null || index.projected() == null) {
            return false;
        }
        Set<String> asked = new LinkedHashSet<>();
        if (projection != null) {
            asked.addAll(projection.attributes());
        }
        if (filter != null) {
            asked.addAll(filter.attributes());
        }
        asked.removeAll(index.projected());
        if (index.global()) {
            if (select == Select.ALL_ATTRIBUTES) {
                throw DynamoDbErrors.invalid("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                        + index.name() + " because its projection type is not ALL");
            }
            if (projection != null && !asked.isEmpty()) {
                throw DynamoDbErrors.invalid("Global secondary index " + index.name() + " does not project ["
                        + String.join(", ", asked) + "]");
            }
            return false;
        }
        return select == Select.ALL_ATTRIBUTES || !asked.isEmpty();
    }

    /**
     * Refuses a Select that does not go with the rest of the request. Of a query AWS says so in its envelope, of a scan without.
     *
     * @param legacy whether the projection is AttributesToGet
     */
    static void checkSelect(
            @Nullable Select select,
            boolean onIndex,
            @Nullable Projection projection,
            boolean legacy,
            RequestLayer layer) {
        if (select == Select.SPECIFIC_ATTRIBUTES && projection == null) {
            throw layer.error(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }
        if (projection != null && select != null && select != Select.SPECIFIC_ATTRIBUTES) {
            throw layer.error("Cannot specify the " + (legacy ? "AttributesToGet" : "ProjectionExpression")
                    + " when choosing to get " + (select == Select.COUNT ? "only the Count" : select.toString()));
        }
        if (select == Select.ALL_PROJECTED_ATTRIBUTES && !onIndex) {
            throw layer.error("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
    }
}
