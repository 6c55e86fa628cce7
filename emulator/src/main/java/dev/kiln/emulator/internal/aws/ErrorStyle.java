package dev.kiln.emulator.internal.aws;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * How one service words its errors on the wire, where services differ. A value: each method returns a changed copy.
 *
 * <pre>{@code
 * ErrorStyle.PLAIN
 *     .prefix("com.amazonaws.dynamodb.v20120810#")
 *     .prefix("com.amazon.coral.validate#", "ValidationException")
 *     .messageName("Message", "SerializationException", "AccessDeniedException")
 * }</pre>
 *
 * @param codes of exception classes that the SDK does not name by their code, by simple name
 * @param prefix what stands before the code in {@code __type}
 * @param prefixes the same for single codes
 * @param messageName the member that carries the message
 * @param messageNames the same for single codes
 * @param queryCodes codes of the service's former Query protocol, sent in a header beside the code
 * @param namesFault whether modelled errors say {@code "Type":"User"} or {@code "Service"}
 */
public record ErrorStyle(
        Map<String, String> codes,
        String prefix,
        Map<String, String> prefixes,
        String messageName,
        Map<String, String> messageNames,
        Map<String, String> queryCodes,
        boolean namesFault) {
    /** Short codes, {@code message}. */
    public static final ErrorStyle PLAIN = new ErrorStyle(Map.of(), "", Map.of(), "message", Map.of(), Map.of(), false);

    public ErrorStyle {
        codes = Map.copyOf(codes);
        prefixes = Map.copyOf(prefixes);
        messageNames = Map.copyOf(messageNames);
        queryCodes = Map.copyOf(queryCodes);
    }

    /** Sets the code of an exception class. */
    public ErrorStyle code(String className, String code) {
        Map<String, String> known = with(codes, code, className);
        return new ErrorStyle(known, prefix, prefixes, messageName, messageNames, queryCodes, namesFault);
    }

    /** Sets the prefix of these codes; of all others where none is given. */
    public ErrorStyle prefix(String value, String... of) {
        return of.length == 0
                ? new ErrorStyle(codes, value, prefixes, messageName, messageNames, queryCodes, namesFault)
                : new ErrorStyle(
                        codes, prefix, with(prefixes, value, of), messageName, messageNames, queryCodes, namesFault);
    }

    /**
     * Sets the name of the message in errors with these codes; in all others where none is given. {@code Code.Member} speaks of errors that
     * have the member.
     */
    public ErrorStyle messageName(String value, String... of) {
        return of.length == 0
                ? new ErrorStyle(codes, prefix, prefixes, value, messageNames, queryCodes, namesFault)
                : new ErrorStyle(
                        codes, prefix, prefixes, messageName, with(messageNames, value, of), queryCodes, namesFault);
    }

    public ErrorStyle queryCode(String code, String queryCode) {
        Map<String, String> known = with(queryCodes, queryCode, code);
        return new ErrorStyle(codes, prefix, prefixes, messageName, messageNames, known, namesFault);
    }

    public ErrorStyle namingFault() {
        return new ErrorStyle(codes, prefix, prefixes, messageName, messageNames, queryCodes, true);
    }

    /** The code on the wire: the error's own, or that of its class. */
    public String codeOf(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String className = error.getClass().getSimpleName();
        return code == null ? codes.getOrDefault(className, className) : code;
    }

    public String prefixOf(String code) {
        return prefixes.getOrDefault(code, prefix);
    }

    public String messageNameOf(AwsServiceException error) {
        String code = codeOf(error);
        for (SdkField<?> field : error.sdkFields()) {
            String name = messageNames.get(code + "." + field.memberName());
            Object value = name == null ? null : field.getValueOrDefault(error);
            if (name != null && value != null && !(value instanceof SdkAutoConstructMap<?, ?>)) {
                return name;
            }
        }
        return messageNames.getOrDefault(code, messageName);
    }

    public @Nullable String queryCodeOf(String code) {
        return queryCodes.get(code);
    }

    private static Map<String, String> with(Map<String, String> known, String value, String... keys) {
        Map<String, String> all = new HashMap<>(known);
        for (String key : keys) {
            all.put(key, value);
        }
        return all;
    }
}
