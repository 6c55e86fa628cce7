package dev.kiln.emulator.internal.s3;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Grantee;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.Type;

/**
 * The three ways to say who may do what: the name of a canned ACL, headers that name grantees, and a document. They are kept and
 * answered; they do not decide who may call.
 *
 * @param owner who owns the bucket or the object, by canonical id
 */
record Grants(String owner) {
    private static final String GROUPS = "http://acs.amazonaws.com/groups/";
    private static final String EVERYBODY = GROUPS + "global/AllUsers";
    private static final String SIGNED = GROUPS + "global/AuthenticatedUsers";
    private static final String LOGGERS = GROUPS + "s3/LogDelivery";
    private static final Set<String> KNOWN_GROUPS = Set.of(EVERYBODY, SIGNED, LOGGERS);
    private static final Set<String> CANNED = Set.of(
            "private",
            "public-read",
            "public-read-write",
            "authenticated-read",
            "aws-exec-read",
            "bucket-owner-read",
            "bucket-owner-full-control",
            "log-delivery-write");
    private static final Map<Permission, String> HEADERS = Map.of(
            Permission.FULL_CONTROL, "GrantFullControl",
            Permission.READ, "GrantRead",
            Permission.READ_ACP, "GrantReadACP",
            Permission.WRITE, "GrantWrite",
            Permission.WRITE_ACP, "GrantWriteACP");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    /** What a request says. Values are null where it does not say them. */
    record Asked(
            @Nullable String canned,
            Map<Permission, String> headers,
            @Nullable AccessControlPolicy document) {
        Asked {
            headers = Collections.unmodifiableMap(headers);
        }

        boolean nothing() {
            return canned == null && headers.isEmpty() && document == null;
        }
    }

    /** Reads what a request says: its members have the same names in every class that has them. */
    static Asked asked(S3Request request, @Nullable AccessControlPolicy document) {
        Map<Permission, String> headers = new EnumMap<>(Permission.class);
        HEADERS.forEach((permission, member) -> request.getValueForField(member, String.class)
                .ifPresent(grantees -> headers.put(permission, grantees)));
        return new Asked(request.getValueForField("ACL", String.class).orElse(null), headers, document);
    }

    AccessControlPolicy usual() {
        return policy(List.of(full()));
    }

    /** Returns what is asked for, or null where nothing is. */
    @Nullable
    AccessControlPolicy of(Asked asked) {
        if (asked.canned() != null && !asked.headers().isEmpty()) {
            throw S3Errors.invalidRequest("Specifying both Canned ACLs and Header Grants is not allowed");
        }
        boolean byHeader = asked.canned() != null || !asked.headers().isEmpty();
        if (byHeader && asked.document() != null) {
            throw S3Errors.of(400, "UnexpectedContent", "This request does not support content")
                    .error();
        }
        if (asked.canned() != null) {
            return policy(canned(asked.canned()));
        }
        if (!asked.headers().isEmpty()) {
            List<Grant> grants = new ArrayList<>();
            asked.headers().forEach((permission, grantees) -> grants.addAll(grants(permission, grantees)));
            return policy(grants);
        }
        return asked.document() == null ? null : checked(asked.document());
    }

    /** Returns what must be asked for: an error where it is not. */
    AccessControlPolicy required(Asked asked) {
        AccessControlPolicy policy = of(asked);
        if (policy == null) {
            throw S3Errors.of(400, "MissingSecurityHeader", "Your request was missing a required header")
                    .with("MissingHeaderName", "x-amz-acl")
                    .error();
        }
        return policy;
    }

    static boolean isPublic(AccessControlPolicy policy) {
        return policy.grants().stream()
                .map(grant -> grant.grantee() == null ? null : grant.grantee().uri())
                .anyMatch(group -> EVERYBODY.equals(group) || SIGNED.equals(group));
    }

    private AccessControlPolicy policy(List<Grant> grants) {
        return AccessControlPolicy.builder()
                .owner(Owner.builder().id(owner).build())
                .grants(grants)
                .build();
    }

    private Grant full() {
        return Grant.builder()
                .permission(Permission.FULL_CONTROL)
                .grantee(g -> g.type(Type.CANONICAL_USER).id(owner))
                .build();
    }

    private static Grant group(String uri, Permission permission) {
        return Grant.builder()
                .permission(permission)
                .grantee(g -> g.type(Type.GROUP).uri(uri))
                .build();
    }

    private List<Grant> canned(String name) {
        if (!CANNED.contains(name)) {
            throw S3Errors.invalidArgument("", "x-amz-acl", name);
        }
        return switch (name) {
            case "public-read" -> List.of(full(), group(EVERYBODY, Permission.READ));
            case "public-read-write" ->
                List.of(full(), group(EVERYBODY, Permission.READ), group(EVERYBODY, Permission.WRITE));
            case "authenticated-read" -> List.of(full(), group(SIGNED, Permission.READ));
            case "log-delivery-write" ->
                List.of(full(), group(LOGGERS, Permission.WRITE), group(LOGGERS, Permission.READ_ACP));
            default -> List.of(full());
        };
    }

    private static List<Grant> grants(Permission permission, String grantees) {
        List<Grant> grants = new ArrayList<>();
        for (String each : grantees.split(",", -1)) {
            String text = each.strip();
            int equals = text.indexOf('=');
            String kind = equals < 0 ? text : text.substring(0, equals);
            String value = equals < 0 ? "" : text.substring(equals + 1).replace("\"", "");
            Grantee.Builder grantee = Grantee.builder();
            switch (kind) {
                case "uri" -> grantee.type(Type.GROUP).uri(knownGroup(value, "uri"));
                case "id" -> grantee.type(Type.CANONICAL_USER).id(knownId(value, "id"));
                case "emailAddress" ->
                    grantee.type(Type.AMAZON_CUSTOMER_BY_EMAIL).emailAddress(value);
                default -> throw S3Errors.invalidArgument("Argument format not recognized", header(permission), text);
            }
            grants.add(Grant.builder()
                    .permission(permission)
                    .grantee(grantee.build())
                    .build());
        }
        return grants;
    }

    private static String header(Permission permission) {
        return "x-amz-grant-" + permission.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static AccessControlPolicy checked(AccessControlPolicy document) {
        require(document.owner() != null && document.hasGrants());
        String id = document.owner().id();
        knownId(id == null ? "" : id, "CanonicalUser/ID");
        for (Grant grant : document.grants()) {
            require(grant.permission() != null && grant.permission() != Permission.UNKNOWN_TO_SDK_VERSION);
            Grantee grantee = grant.grantee();
            require(grantee != null && grantee.type() != null);
            switch (grantee.type()) {
                case GROUP -> knownGroup(grantee.uri() == null ? "" : grantee.uri(), "Group/URI");
                case CANONICAL_USER -> knownId(grantee.id() == null ? "" : grantee.id(), "CanonicalUser/ID");
                case AMAZON_CUSTOMER_BY_EMAIL -> require(grantee.emailAddress() != null);
                default -> require(false);
            }
        }
        return document;
    }

    private static String knownGroup(String uri, String argument) {
        if (!KNOWN_GROUPS.contains(uri)) {
            throw S3Errors.invalidArgument("Invalid group uri", argument, uri);
        }
        return uri;
    }

    private static String knownId(String id, String argument) {
        if (!ID.matcher(id).matches()) {
            throw S3Errors.invalidArgument("Invalid id", argument, id);
        }
        return id;
    }

    private static void require(boolean follows) {
        if (!follows) {
            throw S3Errors.of(
                            400,
                            "MalformedACLError",
                            "The XML you provided was not well-formed or did not validate against our published schema")
                    .error();
        }
    }
}
