package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Makes a table. The answer says that it is being made; it is there by the next call.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">AWS: CreateTable</a>
 */
final class CreateTable implements Operation.Direct<CreateTableRequest, CreateTableResponse> {
    private static final String NOT_PROVISIONED = "cannot be specified when table BillingMode is PROVISIONED.";

    private final Catalog catalog;
    private final Items items;
    private final Tags tags;
    private final Streams streams;
    private final Policies policies;
    private final Time time;

    CreateTable(Catalog catalog, Items items, Tags tags, Streams streams, Policies policies, Time time) {
        this.catalog = catalog;
        this.items = items;
        this.tags = tags;
        this.streams = streams;
        this.policies = policies;
        this.time = time;
    }

    @Override
    public CreateTableResponse run(CreateTableRequest request, CallContext call) {
        TableName name = TableName.of(request.tableName(), call);
        TableChecks.check(request);
        TableChecks.checkStream(
                request.streamSpecification(),
                "Table is being created with a stream enabled, UpdateViewType is required",
                "Table is being created with a stream disabled, UpdateViewType should not be specified");
        TableChecks.checkClass(request.tableClassAsString());
        Tags.checkAll(request.tags());
        TableDescription described = description(request, name);
        TableDescription made = items.atomically(() -> {
            if (catalog.find(name) != null) {
                throw DynamoDbErrors.tableExists(name.name());
            }
            TableDescription table = streams.start(name, described, request.streamSpecification());
            catalog.put(name, table);
            if (request.resourcePolicy() != null) {
                policies.put(name, request.resourcePolicy());
            }
            catalog.changes().begin(name, TableStatus.CREATING);
            if (!request.tags().isEmpty()) {
                tags.add(name, request.tags());
            }
            return table;
        });
        return CreateTableResponse.builder()
                .tableDescription(made.toBuilder()
                        .tableStatus(TableStatus.CREATING)
                        .warmThroughput(
                                made.warmThroughput() == null
                                        ? null
                                        : Warmth.of(made).ofTable(TableStatus.UPDATING))
                        .billingModeSummary(
                                made.billingModeSummary() == null
                                        ? null
                                        : BillingModeSummary.builder()
                                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                                .build())
                        .globalSecondaryIndexes(
                                made.hasGlobalSecondaryIndexes()
                                        ? made.globalSecondaryIndexes().stream()
                                                .map(index -> index.toBuilder()
                                                        .indexStatus(IndexStatus.CREATING)
                                                        .warmThroughput(
                                                                (GlobalSecondaryIndexWarmThroughputDescription) null)
                                                        .build())
                                                .toList()
                                        : null)
                        .build())
                .build();
    }

    private TableDescription description(CreateTableRequest request, TableName name) {
        boolean onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        String refusal = onDemand ? null : NOT_PROVISIONED;
        ProvisionedThroughputDescription units = Throughput.first(request.provisionedThroughput());
        TableDescription.Builder table = TableDescription.builder()
                .tableName(name.name())
                .tableId(UUID.randomUUID().toString())
                .tableArn(name.arn())
                .tableStatus(TableStatus.ACTIVE)
                .creationDateTime(time.now())
                .attributeDefinitions(sorted(request.attributeDefinitions()))
                .keySchema(request.keySchema())
                .itemCount(0L)
                .tableSizeBytes(0L)
                .deletionProtectionEnabled(Boolean.TRUE.equals(request.deletionProtectionEnabled()))
                .provisionedThroughput(units)
                .onDemandThroughput(OnDemandLimits.first(request.onDemandThroughput(), "table", refusal))
                .sseDescription(Encryption.of(request.sseSpecification(), name));
        Warmth warmth = Warmth.first(request.warmThroughput(), units, "table");
        if (warmth != null) {
            table.warmThroughput(warmth.ofTable(TableStatus.ACTIVE));
        }
        if (request.tableClass() != null) {
            table.tableClassSummary(summary -> summary.tableClass(request.tableClass()));
        }
        if (onDemand) {
            table.billingModeSummary(summary ->
                    summary.billingMode(BillingMode.PAY_PER_REQUEST).lastUpdateToPayPerRequestDateTime(time.now()));
        }
        if (request.hasGlobalSecondaryIndexes()
                && !request.globalSecondaryIndexes().isEmpty()) {
            table.globalSecondaryIndexes(request.globalSecondaryIndexes().stream()
                    .map(index -> global(
                            index, name, onDemand ? null : "for index : " + index.indexName() + " " + NOT_PROVISIONED))
                    .toList());
        }
        if (request.hasLocalSecondaryIndexes()
                && !request.localSecondaryIndexes().isEmpty()) {
            table.localSecondaryIndexes(request.localSecondaryIndexes().stream()
                    .map(index -> local(index, name))
                    .toList());
        }
        return table.build();
    }

    /**
     * Describes a new index.
     *
     * @param refusal what is said of limits on demand where throughput is provisioned; null where it is not
     */
    static GlobalSecondaryIndexDescription global(
            GlobalSecondaryIndex index, TableName name, @Nullable String refusal) {
        ProvisionedThroughputDescription units = Throughput.first(index.provisionedThroughput());
        Warmth warmth = Warmth.first(index.warmThroughput(), units, "index " + index.indexName());
        return GlobalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(name.arn() + "/index/" + index.indexName())
                .indexStatus(IndexStatus.ACTIVE)
                .keySchema(index.keySchema())
                .projection(sorted(index.projection()))
                .itemCount(0L)
                .indexSizeBytes(0L)
                .provisionedThroughput(units)
                .onDemandThroughput(
                        OnDemandLimits.first(index.onDemandThroughput(), "index : " + index.indexName(), refusal))
                .warmThroughput(warmth == null ? null : warmth.ofIndex(IndexStatus.ACTIVE))
                .build();
    }

    static LocalSecondaryIndexDescription local(LocalSecondaryIndex index, TableName name) {
        return LocalSecondaryIndexDescription.builder()
                .indexName(index.indexName())
                .indexArn(name.arn() + "/index/" + index.indexName())
                .keySchema(index.keySchema())
                .projection(sorted(index.projection()))
                .itemCount(0L)
                .indexSizeBytes(0L)
                .build();
    }

    /** AWS tells definitions by their names, in whatever order they came. */
    static List<AttributeDefinition> sorted(List<AttributeDefinition> definitions) {
        return definitions.stream()
                .sorted(Comparator.comparing(AttributeDefinition::attributeName))
                .toList();
    }

    static Projection sorted(Projection projection) {
        return projection.hasNonKeyAttributes()
                ? projection.toBuilder()
                        .nonKeyAttributes(
                                projection.nonKeyAttributes().stream().sorted().toList())
                        .build()
                : projection;
    }
}
