package dev.kiln.emulator.internal.s3;

import software.amazon.awssdk.services.s3.model.AccelerateConfiguration;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.AnalyticsConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.IntelligentTieringConfiguration;
import software.amazon.awssdk.services.s3.model.InventoryConfiguration;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.MetricsConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.RequestPaymentConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/**
 * What buckets are configured with, beside what {@link BucketRecord} says.
 *
 * @param policies as they were given: texts
 * @param acls only those that were set
 */
record Settings(
        Configuration<Tagging> tagging,
        Configuration<CORSConfiguration> cors,
        Configuration<String> policies,
        Configuration<AccessControlPolicy> acls,
        Configuration<ServerSideEncryptionConfiguration> encryption,
        Configuration<PublicAccessBlockConfiguration> publicAccess,
        Configuration<OwnershipControls> ownership,
        Configuration<WebsiteConfiguration> websites,
        Configuration<LifecycleRules> lifecycles,
        Configuration<LoggingEnabled> logging,
        Configuration<AccelerateConfiguration> accelerate,
        Configuration<RequestPaymentConfiguration> payment,
        Configuration<ReplicationConfiguration> replication,
        Configuration<ObjectLockConfiguration> locks,
        NamedConfigurations<InventoryConfiguration> inventories,
        NamedConfigurations<MetricsConfiguration> metrics,
        NamedConfigurations<AnalyticsConfiguration> analytics,
        NamedConfigurations<IntelligentTieringConfiguration> tierings) {

    static Settings of(Configurations configurations, Buckets buckets) {
        Kinds kinds = new Kinds(configurations, buckets);
        return new Settings(
                kinds.one("tagging", Tagging.class, "NoSuchTagSet", "The TagSet does not exist"),
                kinds.one(
                        "cors",
                        CORSConfiguration.class,
                        "NoSuchCORSConfiguration",
                        "The CORS configuration does not exist"),
                kinds.one("policies", String.class, "NoSuchBucketPolicy", "The bucket policy does not exist"),
                kinds.one("acls", AccessControlPolicy.class, "", ""),
                kinds.one(
                        "encryption",
                        ServerSideEncryptionConfiguration.class,
                        "ServerSideEncryptionConfigurationNotFoundError",
                        "The server side encryption configuration was not found"),
                kinds.one(
                        "public-access",
                        PublicAccessBlockConfiguration.class,
                        "NoSuchPublicAccessBlockConfiguration",
                        "The public access block configuration was not found"),
                kinds.one(
                        "ownership",
                        OwnershipControls.class,
                        "OwnershipControlsNotFoundError",
                        "The bucket ownership controls were not found"),
                kinds.one(
                        "websites",
                        WebsiteConfiguration.class,
                        "NoSuchWebsiteConfiguration",
                        "The specified bucket does not have a website configuration"),
                kinds.one(
                        "lifecycles",
                        LifecycleRules.class,
                        "NoSuchLifecycleConfiguration",
                        "The lifecycle configuration does not exist"),
                kinds.one("logging", LoggingEnabled.class, "", ""),
                kinds.one("accelerate", AccelerateConfiguration.class, "", ""),
                kinds.one("payment", RequestPaymentConfiguration.class, "", ""),
                kinds.one(
                        "replication",
                        ReplicationConfiguration.class,
                        "ReplicationConfigurationNotFoundError",
                        "The replication configuration was not found"),
                kinds.one(
                        "object-lock",
                        ObjectLockConfiguration.class,
                        "ObjectLockConfigurationNotFoundError",
                        "Object Lock configuration does not exist for this bucket"),
                kinds.named("inventories", InventoryConfiguration.class),
                kinds.named("metrics", MetricsConfiguration.class),
                kinds.named("analytics", AnalyticsConfiguration.class),
                kinds.named("tierings", IntelligentTieringConfiguration.class));
    }

    private record Kinds(Configurations configurations, Buckets buckets) {
        <C> Configuration<C> one(String name, Class<C> type, String missingCode, String missingMessage) {
            return new Configuration<>(buckets, configurations.of(name, type), missingCode, missingMessage);
        }

        <C> NamedConfigurations<C> named(String name, Class<C> type) {
            return new NamedConfigurations<>(buckets, configurations.many(name, type));
        }
    }
}
