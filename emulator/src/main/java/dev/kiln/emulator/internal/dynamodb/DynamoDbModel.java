package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.ConstraintTable;
import dev.kiln.emulator.internal.aws.ErrorStyle;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;

/** What AWS's model says of DynamoDB's wire and the SDK's classes do not carry. */
final class DynamoDbModel {
    static final String TARGET_PREFIX = "DynamoDB_20120810";

    static final ErrorStyle ERRORS = ErrorStyle.PLAIN
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
            .messageName(
                    "Message",
                    "SerializationException",
                    "AccessDeniedException",
                    "TransactionCanceledException",
                    "IdempotentParameterMismatchException",
                    "ConditionalCheckFailedException.Item");

    private static final ConstraintTable CONSTRAINTS = ConstraintTable.of("""
            PutItemRequest|DeleteItemRequest order ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValues
            UpdateItemRequest order ReturnConsumedCapacity TableName ReturnValues ConditionalOperator Key
            CreateTableRequest order GlobalSecondaryIndexes LocalSecondaryIndexes
            TransactWriteItemsRequest order ClientRequestToken ReturnConsumedCapacity ReturnItemCollectionMetrics
            PutItemRequest required TableName Item
            GetItemRequest|DeleteItemRequest|UpdateItemRequest required TableName Key
            QueryRequest|ScanRequest required TableName
            PutItemRequest|GetItemRequest|DeleteItemRequest|UpdateItemRequest|QueryRequest|ScanRequest|\
            DescribeTableRequest|DeleteTableRequest|UpdateTableRequest|CreateTableRequest|DescribeTimeToLiveRequest|\
            UpdateTimeToLiveRequest.TableName arn length 3..255 pattern [a-zA-Z0-9_.-]+
            Put|Get|Delete|Update|ConditionCheck.TableName arn length 3..255 pattern [a-zA-Z0-9_.-]+
            QueryRequest|ScanRequest.IndexName length 3..255 pattern [a-zA-Z0-9_.-]+
            ListTablesRequest.ExclusiveStartTableName length 3..255 pattern [a-zA-Z0-9_.-]+
            UpdateTableRequest.BillingMode enum PROVISIONED PAY_PER_REQUEST
            CreateGlobalSecondaryIndexAction required IndexName KeySchema Projection
            UpdateGlobalSecondaryIndexAction|DeleteGlobalSecondaryIndexAction required IndexName
            CreateGlobalSecondaryIndexAction|UpdateGlobalSecondaryIndexAction|\
            DeleteGlobalSecondaryIndexAction.IndexName length 3..255 pattern [a-zA-Z0-9_.-]+
            CreateTableRequest required AttributeDefinitions TableName KeySchema
            BatchGetItemRequest|BatchWriteItemRequest required RequestItems
            TransactGetItemsRequest|TransactWriteItemsRequest required TransactItems
            ExecuteStatementRequest required Statement
            BatchExecuteStatementRequest required Statements
            ExecuteTransactionRequest required TransactStatements
            KeysAndAttributes required Keys
            PutRequest required Item
            DeleteRequest required Key
            TransactGetItem required Get
            Get|Delete required Key TableName
            Put required Item TableName
            Update required Key UpdateExpression TableName
            ConditionCheck required Key TableName ConditionExpression
            CreateTableRequest.KeySchema length 1..2
            CreateTableRequest.BillingMode enum PROVISIONED PAY_PER_REQUEST
            AttributeDefinition required AttributeName AttributeType
            AttributeDefinition.AttributeName length 1..255
            AttributeDefinition.AttributeType enum B N S
            KeySchemaElement required AttributeName KeyType
            KeySchemaElement.AttributeName length 1..255
            KeySchemaElement.KeyType enum HASH RANGE
            GlobalSecondaryIndex|LocalSecondaryIndex required IndexName KeySchema Projection
            GlobalSecondaryIndex|LocalSecondaryIndex.IndexName length 3..255 pattern [a-zA-Z0-9_.-]+
            LocalSecondaryIndex.KeySchema length 1..2
            GlobalSecondaryIndex|CreateGlobalSecondaryIndexAction.KeySchema length 1..8
            Projection.ProjectionType enum ALL INCLUDE KEYS_ONLY
            Projection.NonKeyAttributes length 1..20
            Projection.NonKeyAttributes member length 1..255
            ProvisionedThroughput required ReadCapacityUnits WriteCapacityUnits
            ProvisionedThroughput.ReadCapacityUnits range 1..
            ProvisionedThroughput.WriteCapacityUnits range 1..
            PutItemRequest|UpdateItemRequest|DeleteItemRequest.ReturnValues \
            enum ALL_NEW UPDATED_OLD ALL_OLD NONE UPDATED_NEW
            PutItemRequest|UpdateItemRequest|DeleteItemRequest|Put|Update|Delete|ConditionCheck\
            .ReturnValuesOnConditionCheckFailure enum ALL_OLD NONE
            PutItemRequest|UpdateItemRequest|DeleteItemRequest|GetItemRequest|QueryRequest|ScanRequest|\
            BatchGetItemRequest|BatchWriteItemRequest|TransactGetItemsRequest|TransactWriteItemsRequest|\
            ExecuteStatementRequest|BatchExecuteStatementRequest|ExecuteTransactionRequest\
            .ReturnConsumedCapacity enum INDEXES TOTAL NONE
            PutItemRequest|UpdateItemRequest|DeleteItemRequest|BatchWriteItemRequest|\
            TransactWriteItemsRequest.ReturnItemCollectionMetrics enum SIZE NONE
            PutItemRequest|UpdateItemRequest|DeleteItemRequest|QueryRequest|ScanRequest.ConditionalOperator enum OR AND
            QueryRequest|ScanRequest.Select enum SPECIFIC_ATTRIBUTES COUNT ALL_ATTRIBUTES ALL_PROJECTED_ATTRIBUTES
            QueryRequest|ScanRequest.Limit range 1..
            QueryRequest|ScanRequest|GetItemRequest|KeysAndAttributes.AttributesToGet length 1..255
            ListTablesRequest.Limit range 1..100
            ScanRequest.TotalSegments range 1..1000000
            ScanRequest.Segment range 0..999999
            AttributeValueUpdate.Action enum
            Condition required ComparisonOperator
            Condition|ExpectedAttributeValue.ComparisonOperator \
            enum IN NULL BETWEEN LT NOT_CONTAINS EQ GT NOT_NULL NE LE BEGINS_WITH GE CONTAINS
            BatchGetItemRequest|BatchWriteItemRequest.RequestItems length 1..25
            BatchGetItemRequest|BatchWriteItemRequest.RequestItems key arn length 3..255 pattern [a-zA-Z0-9_.-]+
            BatchWriteItemRequest.RequestItems value length 1..25
            KeysAndAttributes.Keys length 1..100
            TransactGetItemsRequest|TransactWriteItemsRequest.TransactItems length 1..100
            TransactWriteItemsRequest.ClientRequestToken length 1..36
            ExecuteStatementRequest.Statement length 1..8192
            ExecuteStatementRequest.NextToken length 1..32768
            ExecuteStatementRequest.Limit range 1..
            ExecuteStatementRequest|BatchStatementRequest|ParameterizedStatement\
            .ReturnValuesOnConditionCheckFailure enum ALL_OLD NONE
            ExecuteStatementRequest|BatchStatementRequest|ParameterizedStatement.Parameters length 1..
            BatchExecuteStatementRequest.Statements length 1..25
            BatchStatementRequest required Statement
            BatchStatementRequest.Statement length 1..8192
            ExecuteTransactionRequest.TransactStatements length 1..100
            ExecuteTransactionRequest.ClientRequestToken length 1..36
            ParameterizedStatement required Statement
            ParameterizedStatement.Statement length 1..8192
            PutResourcePolicyRequest required ResourceArn Policy
            GetResourcePolicyRequest|DeleteResourcePolicyRequest required ResourceArn
            PutResourcePolicyRequest|GetResourcePolicyRequest|DeleteResourcePolicyRequest.ResourceArn length 1..1283
            PutResourcePolicyRequest|DeleteResourcePolicyRequest.ExpectedRevisionId length 1..255
            CreateBackupRequest required BackupName
            CreateBackupRequest.TableName length 1..1024
            CreateBackupRequest.BackupName length 3..255 pattern [a-zA-Z0-9_.-]+
            DescribeBackupRequest|DeleteBackupRequest|RestoreTableFromBackupRequest required BackupArn
            DescribeBackupRequest|DeleteBackupRequest|RestoreTableFromBackupRequest.BackupArn length 37..1024
            ListBackupsRequest.TableName length 1..1024
            ListBackupsRequest.Limit range 1..100
            ListBackupsRequest.ExclusiveStartBackupArn length 37..1024
            ListBackupsRequest.BackupType enum
            RestoreTableFromBackupRequest|RestoreTableToPointInTimeRequest required TargetTableName
            RestoreTableFromBackupRequest|RestoreTableToPointInTimeRequest.TargetTableName \
            length 3..255 pattern [a-zA-Z0-9_.-]+
            RestoreTableFromBackupRequest|RestoreTableToPointInTimeRequest.BillingModeOverride \
            enum PROVISIONED PAY_PER_REQUEST
            UpdateContinuousBackupsRequest required PointInTimeRecoverySpecification
            PointInTimeRecoverySpecification required PointInTimeRecoveryEnabled
            PointInTimeRecoverySpecification.RecoveryPeriodInDays range 1..35
            UpdateTimeToLiveRequest required TimeToLiveSpecification
            TimeToLiveSpecification required Enabled AttributeName
            TimeToLiveSpecification.AttributeName length 1..255
            StreamSpecification required StreamEnabled
            StreamSpecification.StreamViewType enum
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
                .constraints(new RequestChecks(CONSTRAINTS))
                .errorStyle(ERRORS);
    }
}
