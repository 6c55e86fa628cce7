package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;

/** All state of Lambda. Keys are under {@link FunctionName#key()}, but for layers, function URLs by their id, and events. */
record Tables(
        Table<FunctionRecord> functions,
        Table<VersionRecord> versions,
        Table<AliasConfiguration> aliases,
        Table<Reserved> reserved,
        Table<ProvisionedRecord> provisioned,
        Table<PolicyRecord> policies,
        Table<UrlRecord> urls,
        Table<UrlOwner> urlOwners,
        Table<RuntimeManagement> runtimeManagement,
        Table<FunctionEventInvokeConfig> eventInvokes,
        Table<Recursion> recursion,
        Table<LayerRecord> layers,
        Table<LayerNumber> layerNumbers,
        Table<AsyncEvent> events) {

    /** Reserved concurrency of a function. */
    record Reserved(int executions) {}

    /** Whose function URL an id is. */
    record UrlOwner(String account, String region, String function, String qualifier) {}

    /** What is done about a function that calls itself in circles: {@code Allow} or {@code Terminate}. */
    record Recursion(String loop) {}

    /** The highest version number of a layer that was given away; also of versions that were deleted. */
    record LayerNumber(long last) {}

    static Tables of(Store store) {
        return new Tables(
                store.table("lambda/functions", FunctionRecord.class),
                store.table("lambda/versions", VersionRecord.class),
                store.table("lambda/aliases", AliasConfiguration.class),
                store.table("lambda/reserved", Reserved.class),
                store.table("lambda/provisioned", ProvisionedRecord.class),
                store.table("lambda/policies", PolicyRecord.class),
                store.table("lambda/urls", UrlRecord.class),
                store.table("lambda/url-owners", UrlOwner.class),
                store.table("lambda/runtime-management", RuntimeManagement.class),
                store.table("lambda/event-invokes", FunctionEventInvokeConfig.class),
                store.table("lambda/recursion", Recursion.class),
                store.table("lambda/layers", LayerRecord.class),
                store.table("lambda/layer-numbers", LayerNumber.class),
                store.table("lambda/events", AsyncEvent.class));
    }

    /** Forgets everything of a function. */
    void removeFunction(FunctionName name) {
        Key key = name.key();
        under(urls, key).forEach(url -> urlOwners.remove(Key.of(url.id())));
        for (Table<?> table : List.of(
                functions,
                versions,
                aliases,
                reserved,
                provisioned,
                policies,
                urls,
                runtimeManagement,
                eventInvokes,
                recursion)) {
            removeUnder(table, key);
        }
    }

    /** The values whose keys begin with the parts of the given one, in order. */
    static <V> List<V> under(Table<V> table, Key key) {
        List<V> values = new ArrayList<>();
        table.scan(KeyRange.under(key)).forEach(row -> values.add(row.value()));
        return values;
    }

    private static <V> void removeUnder(Table<V> table, Key key) {
        for (Row<V> row : table.scan(KeyRange.under(key))) {
            table.remove(row.key());
        }
    }
}
