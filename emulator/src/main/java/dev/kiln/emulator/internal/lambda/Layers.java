package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.lambda.Tables.LayerNumber;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Layers: numbered versions of archives that functions attach. A deleted version stays with the functions that have it. */
final class Layers {
    private static final int MAX_ATTACHED = 5;
    static final Pattern VERSION_ARN = Pattern.compile(
            "arn:[a-zA-Z0-9-]+:lambda:(?<region>[a-zA-Z0-9-]+):(?<account>\\d{12}):layer:(?<name>[a-zA-Z0-9-_]+)"
                    + "(?::(?<version>[0-9]+))?");

    private final Tables tables;
    private final Object lock = new Object();

    Layers(Tables tables) {
        this.tables = tables;
    }

    /** A layer as a caller named it, by name or ARN. */
    record LayerName(
            String account,
            String region,
            String name,
            @Nullable Long version) {
        static LayerName of(String text, CallContext call) {
            Matcher arn = VERSION_ARN.matcher(text);
            if (!arn.matches()) {
                return new LayerName(call.account(), call.region(), text, null);
            }
            String version = arn.group("version");
            return new LayerName(
                    arn.group("account"),
                    arn.group("region"),
                    arn.group("name"),
                    version == null ? null : Long.valueOf(version));
        }

        Key key() {
            return Key.of(account, region, name);
        }

        Key key(long number) {
            return key().with(number);
        }

        String arn() {
            return FunctionName.arn(region, account, "layer:" + name);
        }

        String arn(long number) {
            return arn() + ":" + number;
        }
    }

    LayerRecord publish(LayerName layer, LongFunction<LayerRecord> version) {
        synchronized (lock) {
            LayerNumber last = tables.layerNumbers().get(layer.key());
            long number = last == null ? 1 : last.last() + 1;
            LayerRecord made = version.apply(number);
            tables.layerNumbers().put(layer.key(), new LayerNumber(number));
            tables.layers().put(layer.key(number), made);
            return made;
        }
    }

    LayerRecord require(LayerName layer, long number) {
        LayerRecord found = tables.layers().get(layer.key(number));
        if (found == null) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        return found;
    }

    void delete(LayerName layer, long number) {
        tables.layers().remove(layer.key(number));
    }

    /** Versions of one layer, the newest first. */
    List<LayerRecord> versions(LayerName layer) {
        return newestFirst(layer.key());
    }

    /** The newest of the versions that fit, of each layer of an account, by name. */
    List<LayerRecord> newest(String account, String region, Predicate<LayerRecord> fits) {
        Map<String, LayerRecord> newest = new TreeMap<>();
        Tables.under(tables.layers(), Key.of(account, region)).stream()
                .filter(fits)
                .forEach(layer -> newest.put(layer.name(), layer));
        return List.copyOf(newest.values());
    }

    /** Whether a version is for this runtime and architecture; null fits all. */
    static boolean fits(LayerRecord layer, @Nullable Runtime runtime, @Nullable Architecture architecture) {
        LayerVersionsListItem item = layer.item();
        return (runtime == null || item.compatibleRuntimes().contains(runtime))
                && (architecture == null || item.compatibleArchitectures().contains(architecture));
    }

    private List<LayerRecord> newestFirst(Key key) {
        List<LayerRecord> found = new ArrayList<>();
        for (Row<LayerRecord> row : tables.layers().scanReverse(KeyRange.under(key))) {
            found.add(row.value());
        }
        return found;
    }

    /** Checks the ARNs that a function wants attached. */
    List<Layer> attach(List<String> arns) {
        if (arns.size() > MAX_ATTACHED) {
            throw LambdaErrors.invalid("Cannot reference more than " + MAX_ATTACHED + " layers.");
        }
        List<Layer> attached = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String arn : arns) {
            LayerRecord found = find(arn);
            if (!names.add(found.layerArn())) {
                throw LambdaErrors.invalid(
                        "Two different versions of the same layer are not allowed to be referenced in"
                                + " the same function. " + arn + " and another version of " + found.layerArn()
                                + " are.");
            }
            attached.add(Layer.builder().arn(arn).codeSize(found.codeSize()).build());
        }
        return attached;
    }

    private LayerRecord find(String arn) {
        Matcher parts = VERSION_ARN.matcher(arn);
        String version = parts.matches() ? parts.group("version") : null;
        if (version == null) {
            throw LambdaErrors.validation(
                    "[" + arn + "]", "layers", "Member must satisfy regular expression pattern: " + VERSION_ARN);
        }
        LayerRecord found = tables.layers()
                .get(Key.of(parts.group("account"), parts.group("region"), parts.group("name"))
                        .with(Long.parseLong(version)));
        if (found == null) {
            throw LambdaErrors.invalid("Layer version " + arn + " does not exist.");
        }
        return found;
    }

    /** The content of attached layers. */
    List<CodeSource> content(List<Layer> attached) {
        return attached.stream()
                .map(layer -> CodeSource.archive(find(layer.arn()).archive()))
                .toList();
    }
}
