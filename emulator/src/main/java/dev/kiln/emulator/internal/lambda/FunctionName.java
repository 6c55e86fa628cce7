package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Key;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as a caller named it: by name, {@code name:qualifier}, partial ARN or full ARN.
 *
 * @param qualifier a version, an alias or {@code $LATEST}; null where none was given
 */
record FunctionName(
        String account,
        String region,
        String name,
        @Nullable String qualifier) {
    static final String LATEST = "$LATEST";

    private static final String PATTERN =
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-"
                    + "\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";
    private static final Pattern FORMS = Pattern.compile("(?:arn:(?:aws[a-zA-Z-]*)?:lambda:)?"
            + "(?:(?<region>[a-z]{2,4}(?:-[a-z]+)+-\\d):)?(?:(?<account>\\d{12}):)?(?:function:)?"
            + "(?<name>[a-zA-Z0-9-_.]+)(?::(?<qualifier>\\$LATEST(?:\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");

    /**
     * Reads the name in a request.
     *
     * @param qualifier the request's Qualifier member, which must not contradict the name
     */
    static FunctionName of(@Nullable String text, @Nullable String qualifier, CallContext call) {
        String given = text == null ? "" : text;
        Matcher forms = FORMS.matcher(given);
        if (!forms.matches()) {
            throw LambdaErrors.validation(
                    given, "functionName", "Member must satisfy regular expression pattern: " + PATTERN);
        }
        String region = forms.group("region");
        if (region != null && !region.equals(call.region())) {
            throw LambdaErrors.notFound(
                    "Functions from '" + region + "' are not reachable in this region ('" + call.region() + "')");
        }
        String derived = forms.group("qualifier");
        if (derived != null && qualifier != null && !derived.equals(qualifier)) {
            throw LambdaErrors.invalid(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        String account = forms.group("account");
        return new FunctionName(
                account == null ? call.account() : account,
                call.region(),
                forms.group("name"),
                derived == null ? qualifier : derived);
    }

    static FunctionName of(@Nullable String text, CallContext call) {
        return of(text, null, call);
    }

    /** The key of the function itself in every table; the keys of what belongs to it are under it. */
    Key key() {
        return owner(account, region).with(name);
    }

    /** What the keys of all functions of an account in a region are under. */
    static Key owner(String account, String region) {
        return Key.of(account, region);
    }

    /** The key of a thing of this function that is called by a qualifier: an alias, a policy. */
    Key key(String part) {
        return key().with(part);
    }

    /** The key of a version: {@code $LATEST} comes before the numbers. */
    Key versionKey(String version) {
        return isNumber(version) ? key().with(Long.parseLong(version)) : key(version);
    }

    static boolean isNumber(String qualifier) {
        return !qualifier.isEmpty()
                && qualifier.length() < 19
                && qualifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    FunctionName qualified(@Nullable String otherQualifier) {
        return new FunctionName(account, region, name, otherQualifier);
    }

    FunctionName unqualified() {
        return qualified(null);
    }

    /** The qualifier, or {@code $LATEST}. */
    String version() {
        return qualifier == null ? LATEST : qualifier;
    }

    /** The ARN with the qualifier that was given, if any. */
    String arn() {
        return functionArn() + (qualifier == null ? "" : ":" + qualifier);
    }

    String functionArn() {
        return arn(region, account, "function:" + name);
    }

    static String arn(String region, String account, String resource) {
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return "arn:" + partition + ":lambda:" + region + ":" + account + ":" + resource;
    }
}
