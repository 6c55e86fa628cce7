package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Arrivals;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.store.Store;
import java.time.Duration;
import java.util.List;

/** DynamoDB's table of contents. */
public final class DynamoDbApi implements AutoCloseable {
    /** AWS's bound on a request. */
    private static final long BODY_BYTES = 16L << 20;

    /** What stands before the dot in {@code X-Amz-Target}. */
    public static final String TARGET_PREFIX = DynamoDbModel.TARGET_PREFIX;

    /** The same for the API of streams. */
    public static final String STREAMS_TARGET_PREFIX = StreamsModel.TARGET_PREFIX;

    /** The name of the API of streams, which is signed as DynamoDB's. */
    public static final String STREAMS = StreamsModel.NAME;

    private final ServiceApi api;
    private final ServiceApi streamsApi;
    private final Expirer expirer;

    /**
     * Makes the service and the one of its streams.
     *
     * @param arrivals told of records in streams, by the stream's ARN
     * @param tableChanges how long it takes to make, change or delete a table; zero for no time
     * @param throttles whether what exceeds a table's rates is refused
     */
    public DynamoDbApi(Store store, Time time, Arrivals arrivals, Duration tableChanges, boolean throttles) {
        Catalog catalog = new Catalog(store, new TableChanges(store, time, tableChanges));
        Streams streams = new Streams(store, arrivals, time);
        History history = new History(store, time);
        ExpiryIndex expiry = new ExpiryIndex(store, time);
        Items items =
                new Items(store, catalog, List.of(streams, expiry, history), new Throttling(throttles, time, store));
        expirer = new Expirer(expiry, catalog, items, store, time);
        Writes writes = new Writes(catalog);
        Reads reads = new Reads(catalog);
        Transactions transactions = new Transactions(items, new ClientTokens(store, time));
        Statements statements = new Statements(catalog, writes);
        Tags tags = new Tags(store, catalog);
        Backups backups = new Backups(store, items, time);
        Recovery recovery = new Recovery(history, time);
        Restores restores = new Restores(catalog, items, time);
        Policies policies = new Policies(store, catalog, streams, time);
        api = DynamoDbModel.describe()
                .serve(new CreateTable(catalog, items, tags, streams, policies, time))
                .serve(new DescribeTable(catalog, items))
                .serve(new DeleteTable(catalog, items, tags, streams, backups, policies))
                .serve(new ListTables(catalog))
                .serve(new UpdateTable(catalog, items, streams, time))
                .serve(new UpdateTimeToLive(catalog, items, expiry))
                .serve(new DescribeTimeToLive(catalog))
                .serve(new UpdateContinuousBackups(catalog, items, recovery))
                .serve(new DescribeContinuousBackups(catalog, recovery))
                .serve(new CreateBackup(catalog, items, backups))
                .serve(new DescribeBackup(backups))
                .serve(new ListBackups(backups))
                .serve(new DeleteBackup(items, backups))
                .serve(new RestoreTableFromBackup(items, backups, restores))
                .serve(new RestoreTableToPointInTime(catalog, items, recovery, restores))
                .serve(new PutResourcePolicy(policies, items))
                .serve(new GetResourcePolicy(policies, items))
                .serve(new DeleteResourcePolicy(policies, items))
                .serve(new TagResource(tags, items))
                .serve(new UntagResource(tags, items))
                .serve(new ListTagsOfResource(tags))
                .serve(new DescribeLimits())
                .serve(new DescribeEndpoints())
                .serve(new PutItem(writes, items))
                .serve(new GetItem(reads, items))
                .serve(new UpdateItem(writes, items))
                .serve(new DeleteItem(writes, items))
                .serve(new Query(catalog, items))
                .serve(new Scan(catalog, items))
                .serve(new BatchGetItem(catalog, reads, items), BODY_BYTES)
                .serve(new BatchWriteItem(catalog, writes, items), BODY_BYTES)
                .serve(new TransactGetItems(reads, items))
                .serve(new TransactWriteItems(catalog, writes, transactions), BODY_BYTES)
                .serve(new ExecuteStatement(statements, items))
                .serve(new BatchExecuteStatement(statements, items))
                .serve(new ExecuteTransaction(statements, transactions, items))
                .build();
        streamsApi = StreamsModel.describe()
                .serve(new ListStreams(streams, items))
                .serve(new DescribeStream(streams, items))
                .serve(new GetShardIterator(streams, items, time))
                .serve(new GetRecords(streams, items, time))
                .build();
    }

    public ServiceApi api() {
        return api;
    }

    public ServiceApi streamsApi() {
        return streamsApi;
    }

    /** Ends what waits for a time. */
    @Override
    public void close() {
        expirer.close();
    }
}
