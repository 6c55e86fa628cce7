package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.store.Key;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What a write of one of a table's items leaves besides the item and its copies for indexes.
 *
 * @param stream the stream that gets a record of it
 * @param expiry the attribute that says when an item expires
 * @param history whether the table can be restored as it was before
 */
record Trail(@Nullable Stream stream, @Nullable String expiry, boolean history) {

    /** A stream that is enabled. */
    record Stream(Key key, String arn, StreamViewType view) {}

    static Trail of(TableName name, TableRecord table) {
        TableDescription description = table.description();
        Stream stream = description.streamSpecification() == null
                ? null
                : new Stream(
                        name.key().with(description.latestStreamLabel()),
                        description.latestStreamArn(),
                        description.streamSpecification().streamViewType());
        return new Trail(stream, table.expiry(), table.recovery() != null);
    }
}
