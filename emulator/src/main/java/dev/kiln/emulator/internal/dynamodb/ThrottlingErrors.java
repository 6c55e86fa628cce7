package dev.kiln.emulator.internal.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

/**
 * What DynamoDB says when a rate is exceeded.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html">AWS: ThrottlingReason</a>
 */
final class ThrottlingErrors {
    static final String PROVISIONED = "ProvisionedThroughputExceededException";
    static final String DEMANDED = "ThrottlingException";

    private ThrottlingErrors() {}

    /**
     * Returns the error for a rate that is exceeded.
     *
     * @param index the global index whose rate it is; null for the table's
     */
    static DynamoDbException exceeded(Schema schema, @Nullable String index, boolean write) {
        String arn = schema.table().arn();
        boolean provisioned = schema.rates().provisioned();
        ThrottlingReason reason = ThrottlingReason.builder()
                .reason((index == null ? "Table" : "Index")
                        + (write ? "Write" : "Read")
                        + (provisioned ? "ProvisionedThroughputExceeded" : "MaxOnDemandThroughputExceeded"))
                .resource(index == null ? arn : arn + "/index/" + index)
                .build();
        if (!provisioned) {
            return DynamoDbErrors.made(
                    ThrottlingException.builder().throttlingReasons(reason),
                    DEMANDED,
                    "Throughput exceeds the maximum OnDemandThroughput configured on table or index");
        }
        return DynamoDbErrors.made(
                ProvisionedThroughputExceededException.builder().throttlingReasons(reason),
                PROVISIONED,
                index == null
                        ? "The level of configured provisioned throughput for the table was exceeded."
                                + " Consider increasing your provisioning level with the UpdateTable API."
                        : "The level of configured provisioned throughput for one or more global secondary indexes of"
                                + " the table was exceeded. Consider increasing your provisioning level for the"
                                + " under-provisioned global secondary indexes with the UpdateTable API");
    }
}
