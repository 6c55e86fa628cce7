package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;

/** What AWS's model says of S3's wire and the SDK's classes do not carry. */
final class S3Model {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final String ROUTES = """
            ListBuckets GET /
            CreateBucket PUT /{Bucket}
            HeadBucket HEAD /{Bucket}
            DeleteBucket DELETE /{Bucket} 204
            ListObjects GET /{Bucket}
            ListObjectsV2 GET /{Bucket}?list-type=2
            ListObjectVersions GET /{Bucket}?versions
            ListMultipartUploads GET /{Bucket}?uploads
            DeleteObjects POST /{Bucket}?delete
            GetBucketLocation GET /{Bucket}?location
            GetBucketVersioning GET /{Bucket}?versioning
            PutBucketVersioning PUT /{Bucket}?versioning
            GetBucketNotificationConfiguration GET /{Bucket}?notification
            PutBucketNotificationConfiguration PUT /{Bucket}?notification
            GetBucketTagging GET /{Bucket}?tagging
            PutBucketTagging PUT /{Bucket}?tagging 204
            DeleteBucketTagging DELETE /{Bucket}?tagging 204
            GetBucketCors GET /{Bucket}?cors
            PutBucketCors PUT /{Bucket}?cors
            DeleteBucketCors DELETE /{Bucket}?cors 204
            GetBucketPolicy GET /{Bucket}?policy
            PutBucketPolicy PUT /{Bucket}?policy 204
            DeleteBucketPolicy DELETE /{Bucket}?policy 204
            GetBucketPolicyStatus GET /{Bucket}?policyStatus
            GetBucketAcl GET /{Bucket}?acl
            PutBucketAcl PUT /{Bucket}?acl
            GetBucketEncryption GET /{Bucket}?encryption
            PutBucketEncryption PUT /{Bucket}?encryption
            DeleteBucketEncryption DELETE /{Bucket}?encryption 204
            GetPublicAccessBlock GET /{Bucket}?publicAccessBlock
            PutPublicAccessBlock PUT /{Bucket}?publicAccessBlock
            DeletePublicAccessBlock DELETE /{Bucket}?publicAccessBlock 204
            GetBucketOwnershipControls GET /{Bucket}?ownershipControls
            PutBucketOwnershipControls PUT /{Bucket}?ownershipControls
            DeleteBucketOwnershipControls DELETE /{Bucket}?ownershipControls 204
            GetBucketWebsite GET /{Bucket}?website
            PutBucketWebsite PUT /{Bucket}?website
            DeleteBucketWebsite DELETE /{Bucket}?website 204
            GetBucketLifecycleConfiguration GET /{Bucket}?lifecycle
            PutBucketLifecycleConfiguration PUT /{Bucket}?lifecycle
            DeleteBucketLifecycle DELETE /{Bucket}?lifecycle 204
            GetBucketLogging GET /{Bucket}?logging
            PutBucketLogging PUT /{Bucket}?logging
            GetBucketAccelerateConfiguration GET /{Bucket}?accelerate
            PutBucketAccelerateConfiguration PUT /{Bucket}?accelerate
            GetBucketRequestPayment GET /{Bucket}?requestPayment
            PutBucketRequestPayment PUT /{Bucket}?requestPayment
            GetBucketReplication GET /{Bucket}?replication
            PutBucketReplication PUT /{Bucket}?replication
            DeleteBucketReplication DELETE /{Bucket}?replication 204
            GetObjectLockConfiguration GET /{Bucket}?object-lock
            PutObjectLockConfiguration PUT /{Bucket}?object-lock
            GetBucketInventoryConfiguration GET /{Bucket}?inventory&id
            ListBucketInventoryConfigurations GET /{Bucket}?inventory
            PutBucketInventoryConfiguration PUT /{Bucket}?inventory&id 204
            DeleteBucketInventoryConfiguration DELETE /{Bucket}?inventory&id 204
            GetBucketMetricsConfiguration GET /{Bucket}?metrics&id
            ListBucketMetricsConfigurations GET /{Bucket}?metrics
            PutBucketMetricsConfiguration PUT /{Bucket}?metrics&id 204
            DeleteBucketMetricsConfiguration DELETE /{Bucket}?metrics&id 204
            GetBucketAnalyticsConfiguration GET /{Bucket}?analytics&id
            ListBucketAnalyticsConfigurations GET /{Bucket}?analytics
            PutBucketAnalyticsConfiguration PUT /{Bucket}?analytics&id 204
            DeleteBucketAnalyticsConfiguration DELETE /{Bucket}?analytics&id 204
            GetBucketIntelligentTieringConfiguration GET /{Bucket}?intelligent-tiering&id
            ListBucketIntelligentTieringConfigurations GET /{Bucket}?intelligent-tiering
            PutBucketIntelligentTieringConfiguration PUT /{Bucket}?intelligent-tiering&id 204
            DeleteBucketIntelligentTieringConfiguration DELETE /{Bucket}?intelligent-tiering&id 204
            CreateBucketMetadataConfiguration POST /{Bucket}?metadataConfiguration
            GetBucketMetadataConfiguration GET /{Bucket}?metadataConfiguration
            DeleteBucketMetadataConfiguration DELETE /{Bucket}?metadataConfiguration 204
            CreateBucketMetadataTableConfiguration POST /{Bucket}?metadataTable
            GetBucketMetadataTableConfiguration GET /{Bucket}?metadataTable
            DeleteBucketMetadataTableConfiguration DELETE /{Bucket}?metadataTable 204
            UpdateBucketMetadataInventoryTableConfiguration PUT /{Bucket}?metadataInventoryTable
            UpdateBucketMetadataJournalTableConfiguration PUT /{Bucket}?metadataJournalTable
            GetBucketAbac GET /{Bucket}?abac
            PutBucketAbac PUT /{Bucket}?abac
            CreateSession GET /{Bucket}?session
            PostObject POST /{Bucket} 204
            Preflight OPTIONS /{Bucket}
            Preflight OPTIONS /{Bucket}/{Key+}
            PutObject PUT /{Bucket}/{Key+}
            GetObject GET /{Bucket}/{Key+}
            HeadObject HEAD /{Bucket}/{Key+}
            DeleteObject DELETE /{Bucket}/{Key+} 204
            GetObjectAttributes GET /{Bucket}/{Key+}?attributes
            GetObjectTagging GET /{Bucket}/{Key+}?tagging
            PutObjectTagging PUT /{Bucket}/{Key+}?tagging
            DeleteObjectTagging DELETE /{Bucket}/{Key+}?tagging 204
            GetObjectAcl GET /{Bucket}/{Key+}?acl
            PutObjectAcl PUT /{Bucket}/{Key+}?acl
            GetObjectLegalHold GET /{Bucket}/{Key+}?legal-hold
            PutObjectLegalHold PUT /{Bucket}/{Key+}?legal-hold
            GetObjectRetention GET /{Bucket}/{Key+}?retention
            PutObjectRetention PUT /{Bucket}/{Key+}?retention
            GetObjectTorrent GET /{Bucket}/{Key+}?torrent
            RestoreObject POST /{Bucket}/{Key+}?restore
            SelectObjectContent POST /{Bucket}/{Key+}?select&select-type=2
            RenameObject PUT /{Bucket}/{Key+}?renameObject
            UpdateObjectEncryption PUT /{Bucket}/{Key+}?encryption
            CreateMultipartUpload POST /{Bucket}/{Key+}?uploads
            UploadPart PUT /{Bucket}/{Key+}?partNumber&uploadId
            CompleteMultipartUpload POST /{Bucket}/{Key+}?uploadId
            AbortMultipartUpload DELETE /{Bucket}/{Key+}?uploadId 204
            ListParts GET /{Bucket}/{Key+}?uploadId
            """;

    private static final String ROOTS = """
            ListBuckets ListAllMyBucketsResult
            ListObjects ListBucketResult
            ListObjectsV2 ListBucketResult
            ListObjectVersions ListVersionsResult
            DeleteObjects DeleteResult
            CreateMultipartUpload InitiateMultipartUploadResult
            UploadPartCopy CopyPartResult
            GetBucketLocation LocationConstraint
            GetBucketVersioning VersioningConfiguration
            GetBucketNotificationConfiguration NotificationConfiguration
            GetBucketTagging Tagging
            GetObjectTagging Tagging
            GetBucketCors CORSConfiguration
            GetBucketPolicyStatus PolicyStatus
            GetBucketAcl AccessControlPolicy
            GetObjectAcl AccessControlPolicy
            GetBucketEncryption ServerSideEncryptionConfiguration
            GetPublicAccessBlock PublicAccessBlockConfiguration
            GetBucketOwnershipControls OwnershipControls
            GetBucketWebsite WebsiteConfiguration
            GetBucketLifecycleConfiguration LifecycleConfiguration
            GetBucketLogging BucketLoggingStatus
            GetBucketAccelerateConfiguration AccelerateConfiguration
            GetBucketRequestPayment RequestPaymentConfiguration
            GetBucketReplication ReplicationConfiguration
            GetObjectLockConfiguration ObjectLockConfiguration
            GetBucketInventoryConfiguration InventoryConfiguration
            ListBucketInventoryConfigurations ListInventoryConfigurationsResult
            GetBucketMetricsConfiguration MetricsConfiguration
            ListBucketMetricsConfigurations ListMetricsConfigurationsResult
            GetBucketAnalyticsConfiguration AnalyticsConfiguration
            ListBucketAnalyticsConfigurations ListBucketAnalyticsConfigurationsResult
            GetBucketIntelligentTieringConfiguration IntelligentTieringConfiguration
            ListBucketIntelligentTieringConfigurations ListBucketIntelligentTieringConfigurationsResult
            GetObjectAttributes GetObjectAttributesResponse
            GetObjectLegalHold LegalHold
            GetObjectRetention Retention
            """;

    /** Not bound to a path of their own: a header tells them from PutObject and UploadPart. */
    private static final String KNOWN = "CopyObject UploadPartCopy";

    private S3Model() {}

    static ServiceApi.Builder describe() {
        return ServiceApi.named("s3", Protocol.REST_XML)
                .routes(ROUTES)
                .known(KNOWN)
                .xml(NAMESPACE, ROOTS)
                .whereHeader("x-amz-copy-source", "PutObject", "CopyObject")
                .whereHeader("x-amz-copy-source", "UploadPart", "UploadPartCopy")
                .tooLarge(bytes -> AwsErrors.error(
                        400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size"));
    }
}
