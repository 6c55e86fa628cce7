package dev.kiln.emulator.internal.lambda;

import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

/** The states that AWS tells while it works. Here the work is done by the next call, so only the answer says them. */
final class Progress {
    private static final String CREATED = "The function is being created.";

    private Progress() {}

    static FunctionConfiguration done(FunctionConfiguration configuration) {
        return configuration.toBuilder()
                .state(State.ACTIVE)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .build();
    }

    static FunctionConfiguration creating(FunctionConfiguration configuration) {
        return configuration.toBuilder()
                .state(State.PENDING)
                .stateReason(CREATED)
                .stateReasonCode(StateReasonCode.CREATING)
                .lastUpdateStatus((LastUpdateStatus) null)
                .build();
    }

    static FunctionConfiguration updating(FunctionConfiguration configuration) {
        return configuration.toBuilder()
                .lastUpdateStatus(LastUpdateStatus.IN_PROGRESS)
                .lastUpdateStatusReason(CREATED)
                .lastUpdateStatusReasonCode("Creating")
                .build();
    }
}
