package dev.kiln.emulator.internal.environment;

import static dev.kiln.emulator.internal.environment.RuntimeState.INIT_ERROR;
import static dev.kiln.emulator.internal.environment.RuntimeState.INVOCATION_ERROR_RESPONSE;
import static dev.kiln.emulator.internal.environment.RuntimeState.INVOCATION_RESPONSE;
import static dev.kiln.emulator.internal.environment.RuntimeState.READY;
import static dev.kiln.emulator.internal.environment.RuntimeState.RESPONSE_SENT;
import static dev.kiln.emulator.internal.environment.RuntimeState.RESTORE_ERROR;
import static dev.kiln.emulator.internal.environment.RuntimeState.RESTORE_READY;
import static dev.kiln.emulator.internal.environment.RuntimeState.RESTORING;
import static dev.kiln.emulator.internal.environment.RuntimeState.RUNNING;
import static dev.kiln.emulator.internal.environment.RuntimeState.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuntimeStateTest {
    private static final Map<RuntimeState, Set<RuntimeState>> ALLOWED = Map.of(
            STARTED, Set.of(READY, RESTORE_READY, INIT_ERROR),
            RESTORE_READY, Set.of(RESTORING),
            RESTORING, Set.of(READY, RESTORE_ERROR),
            READY, Set.of(READY, RUNNING),
            RUNNING, Set.of(INVOCATION_RESPONSE, INVOCATION_ERROR_RESPONSE),
            INVOCATION_RESPONSE, Set.of(RESPONSE_SENT),
            INVOCATION_ERROR_RESPONSE, Set.of(RESPONSE_SENT),
            RESPONSE_SENT, Set.of(READY));

    @ParameterizedTest
    @EnumSource(RuntimeState.class)
    void refusesEveryTransitionThatIsNotListed(RuntimeState from) {
        for (RuntimeState to : RuntimeState.values()) {
            boolean allowed = ALLOWED.getOrDefault(from, Set.of()).contains(to);
            assertThat(from.allows(to)).as("%s to %s", from, to).isEqualTo(allowed);
            if (allowed) {
                assertThat(from.to(to)).isEqualTo(to);
            } else {
                assertThatExceptionOfType(RuntimeApiError.class)
                        .isThrownBy(() -> from.to(to))
                        .satisfies(refused -> assertThat(refused.status()).isEqualTo(403))
                        .satisfies(refused -> assertThat(refused.errorType()).isEqualTo("InvalidStateTransition"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "READY")
    void saysInAwsWordsWhatWasRefused(RuntimeState from) {
        assertThatExceptionOfType(RuntimeApiError.class)
                .isThrownBy(() -> from.to(INVOCATION_RESPONSE))
                .withMessage("State transition from Ready to InvocationResponse failed for runtime."
                        + " Error: State transition is not allowed");
    }
}
