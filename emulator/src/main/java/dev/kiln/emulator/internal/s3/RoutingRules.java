package dev.kiln.emulator.internal.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Condition;
import software.amazon.awssdk.services.s3.model.Redirect;
import software.amazon.awssdk.services.s3.model.RoutingRule;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/** Finds the rule of a web site that redirects a request, and where to. */
final class RoutingRules {
    private RoutingRules() {}

    /** Returns the first rule that needs no error to apply. */
    static @Nullable RoutingRule before(WebsiteConfiguration site, String key) {
        for (RoutingRule rule : site.routingRules()) {
            Condition condition = rule.condition();
            boolean always = condition == null || condition.httpErrorCodeReturnedEquals() == null;
            if (always && startsAsAsked(condition, key)) {
                return rule;
            }
        }
        return null;
    }

    /** Returns the first rule for an error. */
    static @Nullable RoutingRule after(WebsiteConfiguration site, String key, int status) {
        for (RoutingRule rule : site.routingRules()) {
            Condition condition = rule.condition();
            boolean meant =
                    condition != null && Integer.toString(status).equals(condition.httpErrorCodeReturnedEquals());
            if (meant && startsAsAsked(condition, key)) {
                return rule;
            }
        }
        return null;
    }

    private static boolean startsAsAsked(@Nullable Condition condition, String key) {
        return condition == null || condition.keyPrefixEquals() == null || key.startsWith(condition.keyPrefixEquals());
    }

    /** Returns the key that a rule makes of another. */
    static String key(RoutingRule rule, String key) {
        Redirect to = rule.redirect();
        if (to.replaceKeyWith() != null) {
            return to.replaceKeyWith();
        }
        if (to.replaceKeyPrefixWith() == null) {
            return key;
        }
        Condition condition = rule.condition();
        String prefix = condition == null || condition.keyPrefixEquals() == null ? "" : condition.keyPrefixEquals();
        return to.replaceKeyPrefixWith() + key.substring(prefix.length());
    }
}
