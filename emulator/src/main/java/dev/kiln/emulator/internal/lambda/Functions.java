package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.environment.Environments;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** The functions with their versions. Every change is made in {@link #change}, one at a time. */
final class Functions {
    private final Store store;
    private final Tables tables;
    private final Environments environments;
    private final Object lock = new Object();

    Functions(Store store, Tables tables, Environments environments) {
        this.store = store;
        this.tables = tables;
        this.environments = environments;
    }

    Tables tables() {
        return tables;
    }

    /** Changes what belongs together, while nobody else changes anything of Lambda. */
    <T extends @Nullable Object> T change(Supplier<T> change) {
        return store.write(() -> {
            synchronized (lock) {
                return change.get();
            }
        });
    }

    boolean exists(FunctionName name) {
        return tables.functions().contains(name.key());
    }

    FunctionRecord require(FunctionName name) {
        FunctionRecord found = tables.functions().get(name.key());
        if (found == null) {
            throw LambdaErrors.functionNotFound(name);
        }
        return found;
    }

    /** The version that a qualifier stands for; for an alias, the one it points to first. */
    VersionRecord version(FunctionName name) {
        String qualifier = name.version();
        AliasConfiguration alias = tables.aliases().get(name.key(qualifier));
        VersionRecord found = numbered(name, alias == null ? qualifier : alias.functionVersion());
        if (found == null) {
            throw LambdaErrors.functionNotFound(name);
        }
        return found;
    }

    @Nullable
    VersionRecord numbered(FunctionName name, String version) {
        return tables.versions().get(name.versionKey(version));
    }

    @Nullable
    AliasConfiguration alias(FunctionName name) {
        return tables.aliases().get(name.key(name.version()));
    }

    List<FunctionRecord> all(String account, String region) {
        return Tables.under(tables.functions(), FunctionName.owner(account, region));
    }

    /** All versions, {@code $LATEST} first. */
    List<VersionRecord> versions(FunctionName name) {
        return Tables.under(tables.versions(), name.key());
    }

    void put(FunctionRecord function) {
        tables.functions().put(function.functionName().key(), function);
    }

    void put(FunctionName name, VersionRecord version) {
        tables.versions().put(name.versionKey(version.version()), version);
    }

    /** Replaces {@code $LATEST}; its environments end when they are idle. */
    VersionRecord updateLatest(
            FunctionName name, @Nullable String expectedRevision, UnaryOperator<VersionRecord> update) {
        VersionRecord changed = change(() -> {
            require(name);
            VersionRecord latest = version(name.unqualified());
            LambdaErrors.checkRevision(expectedRevision, latest.configuration().revisionId());
            VersionRecord updated = update.apply(latest);
            put(name, updated);
            return updated;
        });
        environments.retire(name.functionArn(), FunctionName.LATEST);
        return changed;
    }

    void delete(FunctionName name) {
        List<VersionRecord> versions = change(() -> {
            require(name);
            List<VersionRecord> all = new ArrayList<>(versions(name));
            tables.removeFunction(name);
            return all;
        });
        versions.forEach(version -> retire(name, version));
    }

    void deleteVersion(FunctionName name) {
        VersionRecord deleted = change(() -> {
            require(name);
            for (AliasConfiguration alias : Tables.under(tables.aliases(), name.key())) {
                if (Aliases.pointsTo(alias, name.version())) {
                    throw LambdaErrors.conflict("Unable to delete version because the following aliases reference it: ["
                            + alias.name() + "]");
                }
            }
            Key key = name.versionKey(name.version());
            tables.provisioned().remove(name.key(name.version()));
            tables.policies().remove(name.key(name.version()));
            tables.eventInvokes().remove(name.key(name.version()));
            return tables.versions().remove(key);
        });
        if (deleted != null) {
            retire(name, deleted);
        }
    }

    void retire(FunctionName name, VersionRecord version) {
        environments.retire(Specs.functionArn(name, version.version()), version.version());
    }

    /** A configuration as answered to a caller who named the function so. */
    static FunctionConfiguration named(FunctionName name, VersionRecord version) {
        return version.configuration().toBuilder().functionArn(name.arn()).build();
    }
}
