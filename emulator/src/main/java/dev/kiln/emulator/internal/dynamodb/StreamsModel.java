package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.ConstraintTable;
import dev.kiln.emulator.internal.aws.Constraints;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;

/** What AWS's model says of the API of DynamoDB's streams, which is a service of its own signed as DynamoDB. */
final class StreamsModel {
    static final String TARGET_PREFIX = "DynamoDBStreams_20120810";

    /** As the command line calls it; requests are signed as DynamoDB's. */
    static final String NAME = "dynamodbstreams";

    private static final Constraints CONSTRAINTS = ConstraintTable.of("""
            DescribeStreamRequest required StreamArn
            GetShardIteratorRequest required StreamArn ShardId ShardIteratorType
            GetRecordsRequest required ShardIterator
            DescribeStreamRequest|GetShardIteratorRequest.StreamArn length 37..1024
            ListStreamsRequest.ExclusiveStartStreamArn length 37..1024
            ListStreamsRequest.TableName length 1..1024
            ListStreamsRequest.Limit range 1..100
            DescribeStreamRequest.Limit range 1..100
            DescribeStreamRequest.ExclusiveStartShardId length 28..65
            ShardFilter required Type ShardId
            ShardFilter.Type enum
            ShardFilter.ShardId length 28..65
            GetShardIteratorRequest.ShardId length 28..65
            GetShardIteratorRequest.ShardIteratorType enum
            GetShardIteratorRequest.SequenceNumber length 21..40
            GetRecordsRequest.ShardIterator length 1..2048
            GetRecordsRequest.Limit range 1..1000
            """);

    private StreamsModel() {}

    static ServiceApi.Builder describe() {
        return ServiceApi.named(NAME, Protocol.JSON_1_0)
                .targetPrefix(TARGET_PREFIX)
                .ownEndpoint()
                .constraints(CONSTRAINTS)
                .errorStyle(DynamoDbModel.ERRORS);
    }
}
