package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a SigV4 signature says of its maker: {@code Credential=AKID/20260131/us-east-1/lambda/aws4_request}. The signature
 * itself is not verified: there are no secrets to verify it with.
 *
 * @param securityToken session token, in which functions' credentials carry the function's ARN
 */
record Signature(
        String accessKeyId,
        String region,
        String service,
        @Nullable String securityToken) {
    private static final String CREDENTIAL = "Credential=";

    static @Nullable Signature of(HttpRequest request) {
        String header = request.header("Authorization");
        if (header != null) {
            int start = header.indexOf(CREDENTIAL);
            return start < 0
                    ? null
                    : ofScope(header.substring(start + CREDENTIAL.length()), request.header("X-Amz-Security-Token"));
        }
        if (request.query().contains("X-Amz-Credential=")) {
            String scope = request.parameter("X-Amz-Credential");
            return scope == null ? null : ofScope(scope, request.parameter("X-Amz-Security-Token"));
        }
        return null;
    }

    private static @Nullable Signature ofScope(String text, @Nullable String token) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != ' ') {
            end++;
        }
        String scope = text.substring(0, end);
        String[] parts =
                (scope.indexOf('%') < 0 ? scope : URLDecoder.decode(scope, StandardCharsets.UTF_8)).split("/", -1);
        if (parts.length < 5) {
            return null;
        }
        // an access key id may hold slashes, the four parts behind it may not
        int last = parts.length - 1;
        return new Signature(parts[0], parts[last - 2], parts[last - 1], token);
    }
}
