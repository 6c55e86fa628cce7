package dev.kiln.emulator.internal.aws;

import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import org.jspecify.annotations.Nullable;

/** What a service does with HTTP requests and answers as such, around its operations: CORS, expired links, web sites. */
public interface Edge {
    /**
     * Looks at a request before an operation is looked for.
     *
     * @return the answer, or null where the request goes on
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException to refuse it
     */
    @Nullable
    HttpReply before(HttpRequest request);

    /** Returns what is sent instead of an answer: itself, or one with headers more. */
    HttpReply after(HttpRequest request, HttpReply reply);
}
