package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.ConstraintTable;
import dev.kiln.emulator.internal.aws.Constraints;
import dev.kiln.emulator.internal.aws.ErrorStyle;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;

/** What AWS's model says of DynamoDB's wire and the SDK's classes do not carry. */
final class DynamoDbModel {
    static final String TARGET_PREFIX = "DynamoDB_20120810";

    private static final ErrorStyle ERRORS = ErrorStyle.PLAIN
            .prefix("com.amazonaws.dynamodb.v20120810#")
            .prefix("com.amazon.coral.validate#", "ValidationException")
            .prefix(
                    "com.amazon.coral.service#",
                    "SerializationException",
                    "UnknownOperationException",
                    "AccessDeniedException",
                    "InvalidSignatureException",
                    "IncompleteSignatureException",
                    "MissingAuthenticationTokenException",
                    "UnrecognizedClientException")
            .messageName("Message", "SerializationException", "AccessDeniedException");

    private static final Constraints CONSTRAINTS = ConstraintTable.of("""
            PutItemRequest required TableName Item
            GetItemRequest|DeleteItemRequest|UpdateItemRequest required TableName Key
            QueryRequest|ScanRequest required TableName
            UpdateTableRequest.TableName length 1..1024
            UpdateTableRequest.BillingMode enum
            CreateGlobalSecondaryIndexAction required IndexName KeySchema Projection
            UpdateGlobalSecondaryIndexAction|DeleteGlobalSecondaryIndexAction required IndexName
            TagResourceRequest required ResourceArn Tags
            UntagResourceRequest required ResourceArn TagKeys
            ListTagsOfResourceRequest required ResourceArn
            Tag required Key Value
            Tag.Key length 1..128
            Tag.Value length 0..256
            CreateTableRequest required AttributeDefinitions TableName KeySchema
            BatchGetItemRequest|BatchWriteItemRequest required RequestItems
            TransactGetItemsRequest|TransactWriteItemsRequest required TransactItems
            ExecuteStatementRequest required Statement
            BatchExecuteStatementRequest required Statements
            ExecuteTransactionRequest required TransactStatements
            KeysAndAttributes required Keys
            TransactGetItem required Get
            Get|Delete required Key TableName
            Put required Item TableName
            Update required Key UpdateExpression TableName
            ConditionCheck required Key TableName ConditionExpression
            CreateTableRequest.TableName length 3..255 pattern [a-zA-Z0-9_.-]+
            PutItemRequest|GetItemRequest|DeleteItemRequest|UpdateItemRequest|QueryRequest|ScanRequest|\
            DescribeTableRequest|DeleteTableRequest.TableName length 1..1024
            CreateTableRequest.KeySchema length 1..2
            CreateTableRequest.BillingMode enum
            AttributeDefinition required AttributeName AttributeType
            AttributeDefinition.AttributeName length 1..255
            AttributeDefinition.AttributeType enum
            KeySchemaElement required AttributeName KeyType
            KeySchemaElement.AttributeName length 1..255
            KeySchemaElement.KeyType enum
            GlobalSecondaryIndex|LocalSecondaryIndex required IndexName KeySchema Projection
            GlobalSecondaryIndex|LocalSecondaryIndex.IndexName length 3..255 pattern [a-zA-Z0-9_.-]+
            Projection.ProjectionType enum
            ProvisionedThroughput required ReadCapacityUnits WriteCapacityUnits
            ProvisionedThroughput.ReadCapacityUnits range 1..
            ProvisionedThroughput.WriteCapacityUnits range 1..
            PutItemRequest|UpdateItemRequest|DeleteItemRequest.ReturnValues enum
            PutItemRequest|UpdateItemRequest|DeleteItemRequest|GetItemRequest|QueryRequest|ScanRequest|\
            BatchGetItemRequest|BatchWriteItemRequest.ReturnConsumedCapacity enum
            PutItemRequest|UpdateItemRequest|DeleteItemRequest|QueryRequest|ScanRequest.ConditionalOperator enum
            QueryRequest|ScanRequest.Select enum
            QueryRequest|ScanRequest.Limit range 1..
            ListTablesRequest.Limit range 1..100
            ScanRequest.TotalSegments range 1..1000000
            ScanRequest.Segment range 0..999999
            AttributeValueUpdate.Action enum
            ExpectedAttributeValue.ComparisonOperator enum
            Condition required ComparisonOperator
            Condition.ComparisonOperator enum
            BatchGetItemRequest|BatchWriteItemRequest.RequestItems length 1..25
            KeysAndAttributes.Keys length 1..100
            TransactGetItemsRequest|TransactWriteItemsRequest.TransactItems length 1..100
            TransactWriteItemsRequest.ClientRequestToken length 1..36
            ExecuteStatementRequest.Statement length 1..8192
            BatchExecuteStatementRequest.Statements length 1..25
            BatchStatementRequest required Statement
            BatchStatementRequest.Statement length 1..8192
            ExecuteTransactionRequest.TransactStatements length 1..100
            ExecuteTransactionRequest.ClientRequestToken length 1..36
            ParameterizedStatement required Statement
            ParameterizedStatement.Statement length 1..8192
            """);

    /** Operations of AWS's; those that are not served are refused by name. */
    private static final String KNOWN = """
            CreateBackup CreateGlobalTable DeleteBackup DeleteResourcePolicy DescribeBackup DescribeContinuousBackups
            DescribeContributorInsights DescribeEndpoints DescribeExport DescribeGlobalTable DescribeGlobalTableSettings
            DescribeImport DescribeKinesisStreamingDestination DescribeLimits DescribeTableReplicaAutoScaling DescribeTimeToLive
            DisableKinesisStreamingDestination EnableKinesisStreamingDestination ExportTableToPointInTime GetResourcePolicy
            ImportTable ListBackups ListContributorInsights ListExports ListGlobalTables ListImports ListTagsOfResource
            PutResourcePolicy RestoreTableFromBackup RestoreTableToPointInTime TagResource UntagResource
            UpdateContinuousBackups UpdateContributorInsights UpdateGlobalTable UpdateGlobalTableSettings
            UpdateKinesisStreamingDestination UpdateTable UpdateTableReplicaAutoScaling UpdateTimeToLive
            """;

    private DynamoDbModel() {}

    static ServiceApi.Builder describe() {
        return ServiceApi.named("dynamodb", Protocol.JSON_1_0)
                .targetPrefix(TARGET_PREFIX)
                .ownEndpoint()
                .known(KNOWN)
                .constraints(CONSTRAINTS)
                .errorStyle(ERRORS);
    }
}
