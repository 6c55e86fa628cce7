package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.TraceHeader;
import dev.kiln.emulator.internal.message.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the caller: the account is a 12-digit access key id or the emulator's own, the region that of the signature. A
 * function's credentials carry its ARN in the session token, so that its calls are known as the function's.
 */
final class Callers {
    /** What the session token of a function's credentials begins with: it is the function's ARN. */
    static final String FUNCTION_TOKEN = "arn:aws:lambda:";

    private final String account;
    private final String region;
    private final Time time;

    Callers(String account, String region, Time time) {
        this.account = account;
        this.region = region;
        this.time = time;
    }

    CallContext identify(HttpRequest request, String requestId) {
        Signature signature = Signature.of(request);
        String caller = signature != null && isAccount(signature.accessKeyId()) ? signature.accessKeyId() : account;
        String trace = request.header("X-Amzn-Trace-Id");
        return new CallContext(
                caller,
                region(request, signature),
                requestId,
                principal(caller, signature == null ? null : signature.securityToken()),
                trace == null ? newTrace() : trace,
                request);
    }

    /** The region that was meant: old SDKs behind the redirect jar sign for another one, and the jar says which they meant. */
    private String region(HttpRequest request, @Nullable Signature signature) {
        String meant = request.header("x-kiln-region");
        if (meant != null && !meant.isEmpty()) {
            return meant;
        }
        return signature == null || signature.region().isEmpty() ? region : signature.region();
    }

    /** A call by the emulator's user in this JVM, without HTTP. */
    CallContext self() {
        return new CallContext(account, region, RequestIds.uuid(), principal(account, null), newTrace(), null);
    }

    /**
     * A call that the emulator makes on behalf of another: same caller and trace, an id of its own unless it was made for this one call.
     *
     * @param http what HTTP would carry beside the request's members
     */
    static CallContext onBehalfOf(CallContext from, @Nullable HttpRequest http) {
        boolean madeForIt = from.http() == null && !from.requestId().isEmpty();
        return new CallContext(
                from.account(),
                from.region(),
                madeForIt ? from.requestId() : RequestIds.uuid(),
                from.principal(),
                from.traceHeader(),
                http);
    }

    private String newTrace() {
        return TraceHeader.begin(time.now());
    }

    private static String principal(String account, @Nullable String token) {
        return token != null && token.startsWith(FUNCTION_TOKEN) ? token : "arn:aws:iam::" + account + ":root";
    }

    private static boolean isAccount(String accessKeyId) {
        return accessKeyId.length() == 12 && accessKeyId.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
