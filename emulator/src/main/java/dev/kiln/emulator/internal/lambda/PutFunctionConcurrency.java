package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Tables.Reserved;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;

/**
 * Reserves concurrency for a function; zero stops it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html">AWS: PutFunctionConcurrency</a>
 */
final class PutFunctionConcurrency
        implements Operation.Direct<PutFunctionConcurrencyRequest, PutFunctionConcurrencyResponse> {
    private final Functions functions;
    private final Quotas quotas;

    PutFunctionConcurrency(Functions functions, Quotas quotas) {
        this.functions = functions;
        this.quotas = quotas;
    }

    @Override
    public PutFunctionConcurrencyResponse run(PutFunctionConcurrencyRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        int wanted = request.reservedConcurrentExecutions();
        functions.change(() -> {
            functions.require(name);
            int others = Concurrency.reservedByOthers(functions.tables(), name);
            if (wanted > 0 && quotas.concurrentExecutions() - others - wanted < Concurrency.MIN_UNRESERVED) {
                throw LambdaErrors.invalid("Specified ReservedConcurrentExecutions for function decreases account's"
                        + " UnreservedConcurrentExecution below its minimum value of [" + Concurrency.MIN_UNRESERVED
                        + "].");
            }
            functions.tables().reserved().put(name.key(), new Reserved(wanted));
            return null;
        });
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(wanted)
                .build();
    }
}
