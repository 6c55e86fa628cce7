package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;

/**
 * Answers whether a table can be restored to earlier times, and to which.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html">AWS: DescribeContinuousBackups</a>
 */
final class DescribeContinuousBackups
        implements Operation.Direct<DescribeContinuousBackupsRequest, DescribeContinuousBackupsResponse> {
    private final Catalog catalog;
    private final Recovery recovery;

    DescribeContinuousBackups(Catalog catalog, Recovery recovery) {
        this.catalog = catalog;
        this.recovery = recovery;
    }

    @Override
    public DescribeContinuousBackupsResponse run(DescribeContinuousBackupsRequest request, CallContext call) {
        return DescribeContinuousBackupsResponse.builder()
                .continuousBackupsDescription(
                        recovery.describe(catalog.backedUp(TableName.required(request.tableName(), call))))
                .build();
    }
}
