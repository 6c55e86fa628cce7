package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.store.Store;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/** S3's table of contents. */
public final class S3Api {
    /** AWS's bound on a body that comes at once. */
    private static final long BODY_BYTES = 5L << 30;

    private final ServiceApi api;

    /**
     * Makes the service.
     *
     * @param executor computes what takes long of large bodies
     */
    public S3Api(Store store, Time time, Supplier<AwsCalls> calls, Executor executor) {
        Buckets buckets = new Buckets(store);
        Objects objects = new Objects(store);
        Uploads uploads = new Uploads(store);
        Configurations configurations = new Configurations(store);
        Configurations.Kind<NotificationConfiguration> notified =
                configurations.of("notification", NotificationConfiguration.class);
        Settings settings = Settings.of(configurations, buckets);
        S3 s3 = new S3(
                buckets,
                objects,
                uploads,
                new IncomingBody(store.blobs(), executor),
                new Notifications(notified, calls, time),
                settings,
                new Acls(configurations, buckets, settings),
                new Encryption(settings.encryption()),
                time);
        Deletions deletions = new Deletions(s3);
        OutgoingBody bodies = new OutgoingBody(store.blobs());
        GetObject get = new GetObject(s3, bodies);
        PutObject put = new PutObject(s3);
        Secrets secrets = new Secrets();
        ServiceApi.Builder builder = S3Model.describe()
                .edge(new S3Edge(
                        buckets,
                        new Cors(buckets, settings.cors()),
                        new WebSites(s3, settings.websites(), bodies),
                        time,
                        secrets))
                .serve(new CreateBucket(buckets, objects, new NewBuckets(settings, s3.acls()), time))
                .serve(new HeadBucket(buckets))
                .serve(new ListBuckets(buckets))
                .serve(new DeleteBucket(buckets, objects, uploads, configurations))
                .serve(new GetBucketLocation(buckets))
                .serve(new GetBucketVersioning(buckets))
                .serve(new PutBucketVersioning(buckets, objects))
                .serve(new GetBucketNotificationConfiguration(buckets, notified))
                .serve(new PutBucketNotificationConfiguration(s3, notified, calls))
                .serve(put, BODY_BYTES)
                .serve(new PostObject(put, time, secrets), BODY_BYTES)
                .serve(get)
                .serve(new HeadObject(get))
                .serve(new DeleteObject(s3, deletions))
                .serve(new DeleteObjects(s3, deletions))
                .serve(new CopyObject(s3, new Rehash(store.blobs())))
                .serve(new ListObjects(s3))
                .serve(new ListObjectsV2(s3))
                .serve(new ListObjectVersions(s3))
                .serve(new GetObjectAttributes(s3))
                .serve(new GetObjectTagging(s3))
                .serve(new PutObjectTagging(s3))
                .serve(new DeleteObjectTagging(s3))
                .serve(new CreateMultipartUpload(s3))
                .serve(new UploadPart(s3), BODY_BYTES)
                .serve(new UploadPartCopy(s3, new PartCopies(store.blobs())))
                .serve(new CompleteMultipartUpload(s3))
                .serve(new AbortMultipartUpload(s3))
                .serve(new ListParts(s3))
                .serve(new ListMultipartUploads(s3))
                .serve(new RestoreObject(s3));
        SettingsApi.serve(builder, s3, store);
        this.api = builder.build();
    }

    public ServiceApi api() {
        return api;
    }
}
