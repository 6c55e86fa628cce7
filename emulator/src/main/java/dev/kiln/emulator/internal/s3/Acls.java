package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.Table;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Request;

/** The ACLs of buckets and objects, and whether there may be any. */
final class Acls {
    private static final String OWNERS_CHOICE = "bucket-owner-full-control";

    private final Buckets buckets;
    private final Settings settings;
    private final Table<AccessControlPolicy> ofObjects;
    private final Table<AccessControlPolicy> ofUploads;

    Acls(Configurations configurations, Buckets buckets, Settings settings) {
        this.buckets = buckets;
        this.settings = settings;
        this.ofObjects = configurations.many("object-acl", AccessControlPolicy.class);
        this.ofUploads = configurations.many("upload-acl", AccessControlPolicy.class);
    }

    AccessControlPolicy ofBucket(String bucket) {
        AccessControlPolicy set = settings.acls().find(bucket);
        return set == null || enforced(bucket) ? owner(bucket).usual() : set;
    }

    void putBucket(String bucket, Grants.Asked asked, CallContext call) {
        AccessControlPolicy policy = owner(bucket).required(asked);
        checkAllowed(bucket, asked, policy, call, "PutBucketAcl");
        settings.acls().put(bucket, policy);
    }

    AccessControlPolicy ofObject(String bucket, ObjectRecord object) {
        AccessControlPolicy set = ofObjects.get(key(bucket, object));
        return set == null || enforced(bucket) ? owner(bucket).usual() : set;
    }

    void putObject(String bucket, ObjectRecord object, Grants.Asked asked, CallContext call) {
        AccessControlPolicy policy = owner(bucket).required(asked);
        checkAllowed(bucket, asked, policy, call, "PutObjectAcl");
        ofObjects.put(key(bucket, object), policy);
    }

    /** Returns the ACL that a write asks for; null where it does not. */
    @Nullable
    AccessControlPolicy asked(String bucket, S3Request write, CallContext call) {
        Grants.Asked asked = Grants.asked(write, null);
        AccessControlPolicy policy = owner(bucket).of(asked);
        if (policy != null) {
            checkAllowed(bucket, asked, policy, call, "PutObject");
        }
        return policy;
    }

    /** Keeps what {@link #asked} returned for the version that was written. */
    void keep(String bucket, ObjectRecord object, @Nullable AccessControlPolicy policy) {
        if (policy != null) {
            ofObjects.put(key(bucket, object), policy);
        }
    }

    /** Keeps what {@link #asked} returned for an upload until it is an object. */
    void keepForUpload(String bucket, String upload, @Nullable AccessControlPolicy policy) {
        if (policy != null) {
            ofUploads.put(Key.of(bucket, upload), policy);
        }
    }

    void completed(String bucket, String upload, ObjectRecord object) {
        keep(bucket, object, ofUploads.get(Key.of(bucket, upload)));
        ofUploads.remove(Key.of(bucket, upload));
    }

    /** Forgets the ACL of a version that is gone. */
    void forget(String bucket, ObjectRecord object) {
        ofObjects.remove(key(bucket, object));
    }

    private Grants owner(String bucket) {
        return new Grants(Owners.id(buckets.bucket(bucket).account()));
    }

    private boolean enforced(String bucket) {
        OwnershipControls controls = settings.ownership().find(bucket);
        return controls != null && controls.rules().get(0).objectOwnership() == ObjectOwnership.BUCKET_OWNER_ENFORCED;
    }

    private void checkAllowed(
            String bucket, Grants.Asked asked, AccessControlPolicy policy, CallContext call, String action) {
        if (enforced(bucket) && !OWNERS_CHOICE.equals(asked.canned())) {
            throw S3Errors.of(400, "AccessControlListNotSupported", "The bucket does not allow ACLs")
                    .with("BucketName", bucket)
                    .error();
        }
        PublicAccessBlockConfiguration access = settings.publicAccess().find(bucket);
        if (access != null && Boolean.TRUE.equals(access.blockPublicAcls()) && Grants.isPublic(policy)) {
            throw S3Errors.of(
                            403,
                            "AccessDenied",
                            "User: " + call.principal() + " is not authorized to perform: s3:" + action
                                    + " on resource: \"arn:aws:s3:::" + bucket
                                    + "\" because public access control lists (ACLs) are blocked by the BlockPublicAcls"
                                    + " block public access setting.")
                    .error();
        }
    }

    private static Key key(String bucket, ObjectRecord object) {
        return Key.of(bucket, object.key()).with(object.sequence());
    }
}
