package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;

/**
 * Makes a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html">AWS: CreateBucket</a>
 */
final class CreateBucket implements Operation.Direct<CreateBucketRequest, CreateBucketResponse> {
    private static final String HOME = "us-east-1";

    private final Buckets buckets;
    private final Objects objects;
    private final NewBuckets begun;
    private final Time time;

    CreateBucket(Buckets buckets, Objects objects, NewBuckets begun, Time time) {
        this.buckets = buckets;
        this.objects = objects;
        this.begun = begun;
        this.time = time;
    }

    @Override
    public CreateBucketResponse run(CreateBucketRequest request, CallContext call) {
        String name = request.bucket();
        BucketNames.check(name);
        String region = region(request, call);
        NewBuckets.Wish wish = NewBuckets.wish(request, call);
        objects.atomically(() -> {
            BucketRecord there = buckets.find(name);
            if (there != null && !there.account().equals(call.account())) {
                throw S3Errors.of(
                                409,
                                "BucketAlreadyExists",
                                "The requested bucket name is not available. The bucket namespace is shared by all users of"
                                        + " the system. Please select a different name and try again.")
                        .with("BucketName", name)
                        .error();
            }
            if (there != null
                    && !(there.region().equals(HOME)
                            && region.equals(HOME)
                            && wish.tags().isEmpty())) {
                throw S3Errors.of(
                                409,
                                "BucketAlreadyOwnedByYou",
                                "Your previous request to create the named bucket succeeded and you already own it.")
                        .with("BucketName", name)
                        .error();
            }
            if (there == null) {
                boolean lock = Boolean.TRUE.equals(request.objectLockEnabledForBucket());
                buckets.put(new BucketRecord(
                        name,
                        call.account(),
                        region,
                        time.now().truncatedTo(ChronoUnit.SECONDS),
                        lock ? "Enabled" : "",
                        lock));
                begun.begin(name, wish, call);
            }
            return name;
        });
        return CreateBucketResponse.builder()
                .location(region.equals(HOME) ? "/" + name : "http://" + name + ".s3.amazonaws.com/")
                .bucketArn("arn:aws:s3:::" + name)
                .build();
    }

    private static String region(CreateBucketRequest request, CallContext call) {
        String wanted = request.createBucketConfiguration() == null
                ? null
                : request.createBucketConfiguration().locationConstraintAsString();
        if (wanted == null || wanted.isEmpty()) {
            if (!call.region().equals(HOME)) {
                throw illegal("unspecified");
            }
            return HOME;
        }
        if (!call.region().equals(HOME) && !wanted.replace("EU", "eu-west-1").equals(call.region())) {
            throw illegal(wanted);
        }
        boolean known = !wanted.equals(HOME)
                && BucketLocationConstraint.fromValue(wanted) != BucketLocationConstraint.UNKNOWN_TO_SDK_VERSION;
        if (!known) {
            throw S3Errors.of(400, "InvalidLocationConstraint", "The specified location-constraint is not valid")
                    .with("LocationConstraint", wanted)
                    .error();
        }
        return wanted;
    }

    private static RuntimeException illegal(String constraint) {
        return S3Errors.of(
                        400,
                        "IllegalLocationConstraintException",
                        "The " + constraint
                                + " location constraint is incompatible for the region specific endpoint this"
                                + " request was sent to.")
                .error();
    }
}
