package dev.kiln.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorEndpointTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ENDPOINT_URL", "http://127.0.0.1:4566",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:5000",
            "AWS_ENDPOINT_URL_SNS", " ");

    @ParameterizedTest
    @ValueSource(strings = {"Secrets Manager", "SecretsManager", "secretsmanager"})
    void takesTheVariableOfTheServiceFirst(String service) {
        assertThat(EmulatorEndpoint.of(service, ENVIRONMENT)).isEqualTo(URI.create("http://127.0.0.1:5000"));
    }

    @Test
    void takesTheVariableOfAllServicesElse() {
        assertThat(EmulatorEndpoint.of("Sqs", ENVIRONMENT)).isEqualTo(URI.create("http://127.0.0.1:4566"));
        assertThat(EmulatorEndpoint.of("SNS", ENVIRONMENT)).isEqualTo(URI.create("http://127.0.0.1:4566"));
        assertThat(EmulatorEndpoint.of(null, ENVIRONMENT)).isEqualTo(URI.create("http://127.0.0.1:4566"));
    }

    @Test
    void hasNoneWithoutVariables() {
        assertThat(EmulatorEndpoint.of("Sqs", Map.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4566", "localhost", "http://", "not a url"})
    void namesTheVariableThatIsNoUrl(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmulatorEndpoint.of("Sqs", Map.of("AWS_ENDPOINT_URL", value)))
                .withMessage("AWS_ENDPOINT_URL is \"" + value + "\"; it must be a URL such as http://127.0.0.1:4566");
    }
}
