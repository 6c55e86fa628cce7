package dev.kiln.emulator.internal.s3;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Condition;
import software.amazon.awssdk.services.s3.model.IndexDocument;
import software.amazon.awssdk.services.s3.model.Protocol;
import software.amazon.awssdk.services.s3.model.Redirect;
import software.amazon.awssdk.services.s3.model.RedirectAllRequestsTo;
import software.amazon.awssdk.services.s3.model.RoutingRule;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/** What makes a website configuration one that S3 takes. */
final class WebsiteChecks {
    private static final int MOST_RULES = 50;
    private static final Pattern CODE = Pattern.compile("[0-9]{1,9}");

    private WebsiteChecks() {}

    static void check(WebsiteConfiguration website) {
        RedirectAllRequestsTo redirect = website.redirectAllRequestsTo();
        if (redirect != null) {
            if (website.indexDocument() != null || website.errorDocument() != null || website.hasRoutingRules()) {
                throw S3Errors.invalidArgument(
                        "RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.",
                        "RedirectAllRequestsTo",
                        "not null");
            }
            WellFormed.require(redirect.hostName() != null);
            checkProtocol(redirect.protocol());
            return;
        }
        checkIndex(website.indexDocument());
        WellFormed.require(website.errorDocument() == null
                || (website.errorDocument().key() != null
                        && !website.errorDocument().key().isEmpty()));
        if (website.hasRoutingRules()) {
            WellFormed.require(!website.routingRules().isEmpty());
            if (website.routingRules().size() > MOST_RULES) {
                throw S3Errors.invalidRequest(website.routingRules().size()
                        + " routing rules provided, the number of routing rules in a website configuration is limited to "
                        + MOST_RULES + ".");
            }
            website.routingRules().forEach(WebsiteChecks::check);
        }
    }

    private static void checkIndex(@Nullable IndexDocument index) {
        if (index == null) {
            throw S3Errors.invalidArgument(
                    "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty",
                    "IndexDocument",
                    "null");
        }
        String suffix = index.suffix() == null ? "" : index.suffix();
        if (suffix.isEmpty() || suffix.indexOf('/') >= 0) {
            throw S3Errors.invalidArgument("The IndexDocument Suffix is not well formed", "IndexDocument", suffix);
        }
    }

    private static void check(RoutingRule rule) {
        Redirect redirect = rule.redirect();
        WellFormed.require(redirect != null);
        if (redirect.replaceKeyPrefixWith() != null && redirect.replaceKeyWith() != null) {
            throw S3Errors.invalidRequest("You can only define ReplaceKeyPrefix or ReplaceKey but not both.");
        }
        Condition condition = rule.condition();
        if (condition != null
                && condition.keyPrefixEquals() == null
                && condition.httpErrorCodeReturnedEquals() == null) {
            throw S3Errors.invalidRequest("Condition cannot be empty. To redirect all requests without a condition, the"
                    + " condition element shouldn't be present.");
        }
        checkProtocol(redirect.protocol());
        if (condition != null) {
            checkCode("error", condition.httpErrorCodeReturnedEquals(), 400, 599, "Valid codes are 4XX or 5XX.");
        }
        checkCode("redirect", redirect.httpRedirectCode(), 301, 399, "Valid codes are 3XX except 300.");
    }

    private static void checkCode(String kind, @Nullable String code, int from, int to, String valid) {
        if (code == null) {
            return;
        }
        WellFormed.require(CODE.matcher(code).matches());
        int number = Integer.parseInt(code);
        if (number < from || number > to) {
            throw S3Errors.invalidRequest("The provided HTTP " + kind + " code (" + code + ") is not valid. " + valid);
        }
    }

    private static void checkProtocol(@Nullable Protocol protocol) {
        if (protocol == Protocol.UNKNOWN_TO_SDK_VERSION) {
            throw S3Errors.invalidRequest("Invalid protocol, protocol can be http or https. If not defined the protocol"
                    + " will be selected automatically.");
        }
    }
}
