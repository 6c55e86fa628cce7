package dev.kiln.redirect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the calls of a service go, as the environment of the function says in the words of newer SDKs. */
final class EmulatorEndpoint {
    private static final String FOR_ALL = "AWS_ENDPOINT_URL";
    private static final String FOR_SERVICE = "AWS_ENDPOINT_URL_";

    private EmulatorEndpoint() {}

    /**
     * The endpoint of a service, else that of all services, else null.
     *
     * @param service its id in any spelling: {@code Secrets Manager}, {@code SecretsManager}; null when it is not known
     */
    static @Nullable URI of(@Nullable String service, Map<String, String> environment) {
        if (service != null) {
            String wanted = letters(service);
            for (Map.Entry<String, String> variable : environment.entrySet()) {
                String name = variable.getKey();
                if (name.startsWith(FOR_SERVICE)
                        && !variable.getValue().isBlank()
                        && letters(name.substring(FOR_SERVICE.length())).equals(wanted)) {
                    return uri(name, variable.getValue());
                }
            }
        }
        String value = environment.get(FOR_ALL);
        return value == null || value.isBlank() ? null : uri(FOR_ALL, value);
    }

    // The variables spell a service with underscores, SDK v2 in camel case, SDK v1 with spaces.
    private static String letters(String service) {
        return service.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static URI uri(String variable, String value) {
        try {
            URI uri = new URI(value.strip());
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, with the name of the variable.
        }
        throw new IllegalArgumentException(
                variable + " is \"" + value + "\"; it must be a URL such as http://127.0.0.1:4566");
    }
}
