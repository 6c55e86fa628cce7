package dev.kiln.emulator.internal.lambda;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;

/** What holds for every alias: where it may point, and which of its versions an invocation goes to. */
final class Aliases {
    private Aliases() {}

    static boolean pointsTo(AliasConfiguration alias, String version) {
        return alias.functionVersion().equals(version) || weights(alias).containsKey(version);
    }

    /** Picks a version for one invocation by the weights. */
    static String route(AliasConfiguration alias) {
        double dice = ThreadLocalRandom.current().nextDouble();
        for (Map.Entry<String, Double> other : weights(alias).entrySet()) {
            dice -= other.getValue();
            if (dice < 0) {
                return other.getKey();
            }
        }
        return alias.functionVersion();
    }

    /** Checks versions and weights of an alias that is about to be stored. */
    static void check(Functions functions, FunctionName name, AliasConfiguration alias) {
        requireVersion(functions, name, alias.functionVersion());
        Map<String, Double> weights = weights(alias);
        if (weights.size() > 1) {
            throw LambdaErrors.invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }
        weights.forEach((version, weight) -> {
            if (alias.functionVersion().equals(FunctionName.LATEST)) {
                throw LambdaErrors.invalid("$LATEST is not supported for an alias pointing to more than 1 version");
            }
            if (weight == null || weight < 0 || weight > 1) {
                throw LambdaErrors.validation(
                        "{" + version + "=" + weight + "}",
                        "routingConfig.additionalVersionWeights",
                        "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member"
                                + " must have value greater than or equal to 0.0]");
            }
            if (version.equals(alias.functionVersion())) {
                throw LambdaErrors.invalid("Invalid function version " + version + ". Function version " + version
                        + " is already included in routing configuration.");
            }
            requireVersion(functions, name, version);
        });
    }

    /** An empty routing configuration is none. */
    static @Nullable AliasRoutingConfiguration routing(@Nullable AliasRoutingConfiguration given) {
        return given == null || given.additionalVersionWeights().isEmpty() ? null : given;
    }

    private static void requireVersion(Functions functions, FunctionName name, @Nullable String version) {
        boolean named = version != null && (version.equals(FunctionName.LATEST) || FunctionName.isNumber(version));
        if (version == null || !named || functions.numbered(name, version) == null) {
            throw LambdaErrors.functionNotFound(name.qualified(version));
        }
    }

    private static Map<String, Double> weights(AliasConfiguration alias) {
        AliasRoutingConfiguration routing = alias.routingConfig();
        return routing == null ? Map.of() : routing.additionalVersionWeights();
    }
}
