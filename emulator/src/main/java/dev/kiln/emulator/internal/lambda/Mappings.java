package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The event source mappings, and who is told when they change. */
public final class Mappings {
    private final Functions functions;
    private final Table<Mapping> table;
    private final Table<Position> positions;
    private volatile Listener listener = Listener.NOBODY;

    Mappings(Functions functions, Store store) {
        this.functions = functions;
        this.table = store.table("lambda/mappings", Mapping.class);
        this.positions = store.table("lambda/mapping-positions", Position.class);
        store.onRollback(() -> listener.reset());
    }

    /** How far a shard is done. */
    record Position(String sequenceNumber) {}

    /** Who polls the sources. */
    public interface Listener {
        /** Does nothing. */
        Listener NOBODY = new Listener() {
            @Override
            public void changed(Mapping mapping) {}

            @Override
            public void deleted(Mapping mapping) {}

            @Override
            public void reset() {}
        };

        /** A mapping is new, or is no longer what it was. */
        void changed(Mapping mapping);

        void deleted(Mapping mapping);

        /** All mappings are what they were at another time. */
        void reset();
    }

    public void listen(Listener who) {
        listener = who;
    }

    /** All mappings of all accounts. */
    public List<Mapping> all() {
        List<Mapping> all = new ArrayList<>();
        for (Row<Mapping> row : table.scan(KeyRange.all())) {
            all.add(row.value());
        }
        return all;
    }

    /** The sequence number of the last record of a shard that is done; null before there was one. */
    public @Nullable String position(Mapping mapping, String shard) {
        Position reached = positions.get(key(mapping).with(shard));
        return reached == null ? null : reached.sequenceNumber();
    }

    /** Notes how far a shard is done, so that the mapping goes on from there when it is stopped and started again. */
    public void reached(Mapping mapping, String shard, String sequenceNumber) {
        functions.change(() -> {
            if (table.contains(key(mapping))) {
                positions.put(key(mapping).with(shard), new Position(sequenceNumber));
            }
            return null;
        });
    }

    /** Notes what came of the last batch of a stream. */
    public void processed(Mapping mapping, String result) {
        functions.change(() -> {
            Mapping current = table.get(key(mapping));
            if (current != null && !result.equals(current.configuration().lastProcessingResult())) {
                table.put(
                        key(mapping),
                        current.with(current.configuration().toBuilder()
                                .lastProcessingResult(result)
                                .build()));
            }
            return null;
        });
    }

    List<Mapping> of(CallContext call) {
        return Tables.under(table, FunctionName.owner(call.account(), call.region()));
    }

    Mapping require(@Nullable String uuid, CallContext call) {
        Mapping found = uuid == null
                ? null
                : table.get(FunctionName.owner(call.account(), call.region()).with(uuid));
        if (found == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return found;
    }

    /** Makes a change and tells the listener of what came of it, after the lock is released. */
    Mapping change(Supplier<Mapping> change) {
        Mapping changed = functions.change(() -> {
            Mapping mapping = change.get();
            table.put(key(mapping), mapping);
            return mapping;
        });
        listener.changed(changed);
        return changed;
    }

    /** Replaces the tags, of which no listener needs to know. The caller changes. */
    void tag(String uuid, CallContext call, Map<String, String> tags) {
        Mapping tagged = require(uuid, call);
        table.put(key(tagged), new Mapping(tagged.account(), tagged.region(), tagged.configuration(), tags));
    }

    Mapping delete(@Nullable String uuid, CallContext call) {
        Mapping deleted = functions.change(() -> {
            Mapping mapping = require(uuid, call);
            table.remove(key(mapping));
            for (Row<Position> row : positions.scan(KeyRange.under(key(mapping)))) {
                positions.remove(row.key());
            }
            return mapping;
        });
        listener.deleted(deleted);
        return deleted;
    }

    private static Key key(Mapping mapping) {
        return FunctionName.owner(mapping.account(), mapping.region()).with(mapping.uuid());
    }
}
