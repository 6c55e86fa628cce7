package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.store.Store;

/** DynamoDB's table of contents. */
public final class DynamoDbApi {
    /** AWS's bound on a request. */
    private static final long BODY_BYTES = 16L << 20;

    /** What stands before the dot in {@code X-Amz-Target}. */
    public static final String TARGET_PREFIX = DynamoDbModel.TARGET_PREFIX;

    private final ServiceApi api;

    public DynamoDbApi(Store store, Time time) {
        Catalog catalog = new Catalog(store);
        Items items = new Items(store);
        Writes writes = new Writes(catalog);
        Reads reads = new Reads(catalog);
        Transactions transactions = new Transactions(items, new ClientTokens(store, time));
        Statements statements = new Statements(catalog, writes);
        Tags tags = new Tags(store, catalog);
        api = DynamoDbModel.describe()
                .serve(new CreateTable(catalog, items, tags, time))
                .serve(new DescribeTable(catalog, items))
                .serve(new DeleteTable(catalog, items, tags))
                .serve(new ListTables(catalog))
                .serve(new UpdateTable(catalog, items, time))
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
    }

    public ServiceApi api() {
        return api;
    }
}
