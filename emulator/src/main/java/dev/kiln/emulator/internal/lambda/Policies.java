package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.lambda.PolicyRecord.Statement;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import tools.jackson.core.JsonGenerator;

/** Resource policies. A change of a policy is a change of the version or alias it belongs to: both share a RevisionId. */
final class Policies {
    private static final int MAX_BYTES = 20_480;

    private Policies() {}

    static @Nullable String revision(Functions functions, FunctionName name) {
        functions.require(name);
        AliasConfiguration alias = functions.alias(name);
        return alias != null
                ? alias.revisionId()
                : functions.version(name).configuration().revisionId();
    }

    /** Stores a policy with a new RevisionId; an empty one is none. */
    static void put(Functions functions, FunctionName name, PolicyRecord policy) {
        int bytes = policy.document().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw LambdaErrors.policyTooLong(bytes, MAX_BYTES);
        }
        if (policy.statements().isEmpty()) {
            functions.tables().policies().remove(name.key(name.version()));
        } else {
            functions.tables().policies().put(name.key(name.version()), policy);
        }
        String revision = UUID.randomUUID().toString();
        AliasConfiguration alias = functions.alias(name);
        if (alias != null) {
            functions
                    .tables()
                    .aliases()
                    .put(
                            name.key(name.version()),
                            alias.toBuilder().revisionId(revision).build());
        } else {
            VersionRecord version = functions.version(name);
            functions.put(
                    name,
                    version.described(version.configuration().toBuilder()
                            .revisionId(revision)
                            .build()));
        }
    }

    static Statement statement(AddPermissionRequest request, FunctionName name) {
        Map<String, Map<String, String>> conditions = new LinkedHashMap<>();
        condition(conditions, "ArnLike", "AWS:SourceArn", request.sourceArn());
        condition(conditions, "StringEquals", "AWS:SourceAccount", request.sourceAccount());
        condition(conditions, "StringEquals", "lambda:EventSourceToken", request.eventSourceToken());
        condition(conditions, "StringEquals", "aws:PrincipalOrgID", request.principalOrgID());
        condition(conditions, "StringEquals", "lambda:FunctionUrlAuthType", request.functionUrlAuthTypeAsString());
        Boolean throughUrl = request.invokedViaFunctionUrl();
        condition(
                conditions, "Bool", "lambda:InvokedViaFunctionUrl", throughUrl == null ? null : throughUrl.toString());
        String json = JsonText.write(out -> {
            out.writeStartObject();
            out.writeStringProperty("Sid", request.statementId());
            out.writeStringProperty("Effect", "Allow");
            principal(out, request.principal());
            out.writeStringProperty("Action", request.action());
            out.writeStringProperty("Resource", name.arn());
            if (!conditions.isEmpty()) {
                out.writeName("Condition");
                conditions(out, conditions);
            }
            out.writeEndObject();
        });
        return new Statement(request.statementId(), json);
    }

    private static void condition(
            Map<String, Map<String, String>> conditions, String operator, String key, @Nullable String value) {
        if (value != null) {
            conditions.computeIfAbsent(operator, any -> new LinkedHashMap<>()).put(key, value);
        }
    }

    private static void conditions(JsonGenerator out, Map<String, Map<String, String>> conditions) {
        out.writeStartObject();
        conditions.forEach((operator, values) -> {
            out.writeObjectPropertyStart(operator);
            values.forEach(out::writeStringProperty);
            out.writeEndObject();
        });
        out.writeEndObject();
    }

    private static void principal(JsonGenerator out, String principal) {
        if (principal.equals("*")) {
            out.writeStringProperty("Principal", principal);
            return;
        }
        out.writeObjectPropertyStart("Principal");
        if (principal.matches("\\d{12}")) {
            out.writeStringProperty("AWS", "arn:aws:iam::" + principal + ":root");
        } else {
            out.writeStringProperty(principal.startsWith("arn:") ? "AWS" : "Service", principal);
        }
        out.writeEndObject();
    }
}
