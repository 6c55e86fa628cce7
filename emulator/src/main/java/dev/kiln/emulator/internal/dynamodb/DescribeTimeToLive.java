package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Answers which attribute tells when an item expires.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html">AWS: DescribeTimeToLive</a>
 */
final class DescribeTimeToLive implements Operation.Direct<DescribeTimeToLiveRequest, DescribeTimeToLiveResponse> {
    private final Catalog catalog;

    DescribeTimeToLive(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public DescribeTimeToLiveResponse run(DescribeTimeToLiveRequest request, CallContext call) {
        TableRecord table = catalog.record(TableName.required(request.tableName(), call));
        return DescribeTimeToLiveResponse.builder()
                .timeToLiveDescription(describe(table.expiry()))
                .build();
    }

    static TimeToLiveDescription describe(@Nullable String attribute) {
        return TimeToLiveDescription.builder()
                .timeToLiveStatus(attribute == null ? TimeToLiveStatus.DISABLED : TimeToLiveStatus.ENABLED)
                .attributeName(attribute)
                .build();
    }
}
