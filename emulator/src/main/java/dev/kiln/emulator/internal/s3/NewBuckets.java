package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import java.util.List;
import software.amazon.awssdk.services.s3.model.AccessControlPolicy;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** What a bucket begins with: no public access, ACLs only where they are asked for, and the tags that are asked for. */
final class NewBuckets {
    private static final String OWNERSHIP = "x-amz-object-ownership";

    private final Settings settings;
    private final Acls acls;

    NewBuckets(Settings settings, Acls acls) {
        this.settings = settings;
        this.acls = acls;
    }

    /** What is asked of a new bucket beside its name and region. */
    record Wish(ObjectOwnership ownership, List<Tag> tags, Grants.Asked acl) {
        Wish {
            tags = List.copyOf(tags);
        }
    }

    static Wish wish(CreateBucketRequest request, CallContext call) {
        String ownership = Preconditions.header(call, OWNERSHIP);
        String named = ownership == null ? request.objectOwnershipAsString() : ownership;
        ObjectOwnership known =
                named == null ? ObjectOwnership.BUCKET_OWNER_ENFORCED : ObjectOwnership.fromValue(named);
        if (known == ObjectOwnership.UNKNOWN_TO_SDK_VERSION) {
            throw S3Errors.of(400, "InvalidArgument", "Invalid x-amz-object-ownership header: " + named)
                    .with("ArgumentName", OWNERSHIP)
                    .error();
        }
        List<Tag> tags = tags(request);
        TagSets.checkNew(tags);
        Grants.Asked acl = Grants.asked(request, null);
        AccessControlPolicy policy = new Grants(Owners.id(call.account())).of(acl);
        boolean grants = !acl.nothing() && !"private".equals(acl.canned());
        if (grants && known == ObjectOwnership.BUCKET_OWNER_ENFORCED) {
            throw S3Errors.aclsOfEnforcedOwner(request.bucket());
        }
        if (policy != null && Grants.isPublic(policy)) {
            throw S3Errors.of(
                            400,
                            "InvalidBucketAclWithBlockPublicAccessError",
                            "Bucket cannot have public ACLs set with BlockPublicAccess enabled")
                    .with("BucketName", request.bucket())
                    .error();
        }
        return new Wish(known, tags, acl);
    }

    /** Tags came to the request with a version of the SDK that is newer than the oldest that is served. */
    private static List<Tag> tags(CreateBucketRequest request) {
        Object tags = request.createBucketConfiguration() == null
                ? null
                : SdkFields.get(request.createBucketConfiguration(), "Tags");
        return tags instanceof List<?> list ? list.stream().map(Tag.class::cast).toList() : List.of();
    }

    void begin(String bucket, Wish wish, CallContext call) {
        settings.publicAccess()
                .put(
                        bucket,
                        PublicAccessBlockConfiguration.builder()
                                .blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true)
                                .build());
        settings.ownership()
                .put(
                        bucket,
                        OwnershipControls.builder()
                                .rules(OwnershipControlsRule.builder()
                                        .objectOwnership(wish.ownership())
                                        .build())
                                .build());
        if (!wish.tags().isEmpty()) {
            settings.tagging().put(bucket, Tagging.builder().tagSet(wish.tags()).build());
        }
        if (!wish.acl().nothing() && wish.ownership() != ObjectOwnership.BUCKET_OWNER_ENFORCED) {
            acls.putBucket(bucket, wish.acl(), call);
        }
    }
}
