package dev.kiln.emulator.internal.environment.inprocess.guest;

import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.RapidErrorType;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;

/** Renders errors with the runtime interface client's own converters, so that they are AWS's byte for byte. */
final class Reports {
    private Reports() {}

    static String type(Throwable thrown) {
        RapidErrorType type =
                thrown instanceof UserFault ? RapidErrorType.BadFunctionCode : RapidErrorType.UserException;
        return type.getRapidError();
    }

    static byte[] body(Throwable thrown) {
        return DtoSerializers.serialize(
                thrown instanceof UserFault fault
                        ? LambdaErrorConverter.fromUserFault(fault)
                        : LambdaErrorConverter.fromThrowable(thrown));
    }
}
