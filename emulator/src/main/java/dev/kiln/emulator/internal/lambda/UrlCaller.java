package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who signed a request to a function URL. That there is a signature is checked, not that it is right: no secret key is
 * known here.
 *
 * @param accessKey empty where there is no signature
 */
record UrlCaller(String accessKey) {
    private static final Pattern HEADER =
            Pattern.compile("AWS4-(?:HMAC-SHA256|ECDSA-P256-SHA256) Credential=([^/, ]+)/.*");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    static UrlCaller of(HttpRequest request) {
        String authorization = request.header("Authorization");
        Matcher header = HEADER.matcher(authorization == null ? "" : authorization);
        if (header.matches()) {
            return new UrlCaller(header.group(1));
        }
        String credential = request.parameter("X-Amz-Credential");
        if (credential == null || request.parameter("X-Amz-Signature") == null) {
            return new UrlCaller("");
        }
        return new UrlCaller(credential.split("/", 2)[0]);
    }

    boolean signed() {
        return !accessKey.isEmpty();
    }

    /** As everywhere in Kiln, an access key of 12 digits is the account. */
    String account() {
        return ACCOUNT.matcher(accessKey).matches() ? accessKey : "000000000000";
    }
}
