package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.AccountUsage;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;

/**
 * Answers the limits of the account, and what is used of them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html">AWS: GetAccountSettings</a>
 */
final class GetAccountSettings implements Operation.Direct<GetAccountSettingsRequest, GetAccountSettingsResponse> {
    private static final long TOTAL_CODE_BYTES = 80_530_636_800L;

    private final Functions functions;
    private final Quotas quotas;

    GetAccountSettings(Functions functions, Quotas quotas) {
        this.functions = functions;
        this.quotas = quotas;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public GetAccountSettingsResponse run(GetAccountSettingsRequest request, CallContext call) {
        long size = 0;
        List<FunctionRecord> all = functions.all(call.account(), call.region());
        for (FunctionRecord function : all) {
            for (VersionRecord version : functions.versions(function.functionName())) {
                size += version.configuration().codeSize();
            }
        }
        AccountUsage usage = AccountUsage.builder()
                .functionCount((long) all.size())
                .totalCodeSize(size)
                .build();
        return GetAccountSettingsResponse.builder()
                .accountLimit(limit -> limit.concurrentExecutions(quotas.concurrentExecutions())
                        .unreservedConcurrentExecutions(quotas.concurrentExecutions()
                                - Concurrency.reserved(functions.tables(), call.account(), call.region()))
                        .codeSizeUnzipped(Limits.UNZIPPED_BYTES)
                        .codeSizeZipped(Limits.ZIP_BYTES)
                        .totalCodeSize(TOTAL_CODE_BYTES))
                .accountUsage(usage)
                .build();
    }
}
