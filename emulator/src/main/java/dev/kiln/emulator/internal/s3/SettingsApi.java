package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.store.Store;

/** The part of the table of contents that is about what buckets are configured with, ACLs and locks. */
final class SettingsApi {
    private SettingsApi() {}

    static void serve(ServiceApi.Builder api, S3 s3, Store store) {
        Settings settings = s3.settings();
        Lifecycle lifecycle = new Lifecycle(s3, settings.lifecycles());
        lifecycle.schedule();
        store.onRollback(lifecycle::schedule);
        api.serve(new PutBucketTagging(settings.tagging()))
                .serve(new GetBucketTagging(settings.tagging()))
                .serve(new DeleteBucketTagging(settings.tagging()))
                .serve(new PutBucketCors(settings.cors()))
                .serve(new GetBucketCors(settings.cors()))
                .serve(new DeleteBucketCors(settings.cors()))
                .serve(new PutBucketPolicy(settings))
                .serve(new GetBucketPolicy(settings.policies()))
                .serve(new DeleteBucketPolicy(settings.policies()))
                .serve(new GetBucketPolicyStatus(settings.policies()))
                .serve(new PutBucketEncryption(settings.encryption()))
                .serve(new GetBucketEncryption(settings.encryption()))
                .serve(new DeleteBucketEncryption(settings.encryption()))
                .serve(new PutPublicAccessBlock(settings.publicAccess()))
                .serve(new GetPublicAccessBlock(settings.publicAccess()))
                .serve(new DeletePublicAccessBlock(settings.publicAccess()))
                .serve(new PutBucketOwnershipControls(settings.ownership(), s3.acls()))
                .serve(new GetBucketOwnershipControls(settings.ownership()))
                .serve(new DeleteBucketOwnershipControls(settings.ownership()))
                .serve(new PutBucketWebsite(settings.websites()))
                .serve(new GetBucketWebsite(settings.websites()))
                .serve(new DeleteBucketWebsite(settings.websites()))
                .serve(new PutBucketLogging(s3.buckets(), settings.logging()))
                .serve(new GetBucketLogging(settings.logging()))
                .serve(new PutBucketAccelerateConfiguration(settings.accelerate()))
                .serve(new GetBucketAccelerateConfiguration(settings.accelerate()))
                .serve(new PutBucketRequestPayment(settings.payment()))
                .serve(new GetBucketRequestPayment(settings.payment()))
                .serve(new PutBucketReplication(s3.buckets(), settings.replication()))
                .serve(new GetBucketReplication(settings.replication()))
                .serve(new DeleteBucketReplication(settings.replication()))
                .serve(new PutBucketMetricsConfiguration(settings.metrics()))
                .serve(new GetBucketMetricsConfiguration(settings.metrics()))
                .serve(new DeleteBucketMetricsConfiguration(settings.metrics()))
                .serve(new ListBucketMetricsConfigurations(settings.metrics()))
                .serve(new PutBucketAnalyticsConfiguration(settings.analytics()))
                .serve(new GetBucketAnalyticsConfiguration(settings.analytics()))
                .serve(new DeleteBucketAnalyticsConfiguration(settings.analytics()))
                .serve(new ListBucketAnalyticsConfigurations(settings.analytics()))
                .serve(new PutBucketIntelligentTieringConfiguration(settings.tierings()))
                .serve(new GetBucketIntelligentTieringConfiguration(settings.tierings()))
                .serve(new DeleteBucketIntelligentTieringConfiguration(settings.tierings()))
                .serve(new ListBucketIntelligentTieringConfigurations(settings.tierings()))
                .serve(new PutBucketInventoryConfiguration(settings.inventories()))
                .serve(new GetBucketInventoryConfiguration(settings.inventories()))
                .serve(new DeleteBucketInventoryConfiguration(settings.inventories()))
                .serve(new ListBucketInventoryConfigurations(settings.inventories()))
                .serve(new PutBucketAcl(s3.acls()))
                .serve(new GetBucketAcl(s3.acls()))
                .serve(new PutObjectAcl(s3, s3.acls()))
                .serve(new GetObjectAcl(s3, s3.acls()))
                .serve(new PutObjectLockConfiguration(s3, settings.locks()))
                .serve(new GetObjectLockConfiguration(s3.buckets(), settings.locks()))
                .serve(new PutObjectRetention(s3))
                .serve(new GetObjectRetention(s3))
                .serve(new PutObjectLegalHold(s3))
                .serve(new GetObjectLegalHold(s3))
                .serve(new PutBucketLifecycleConfiguration(settings.lifecycles(), lifecycle))
                .serve(new GetBucketLifecycleConfiguration(settings.lifecycles()))
                .serve(new DeleteBucketLifecycle(settings.lifecycles()));
    }
}
