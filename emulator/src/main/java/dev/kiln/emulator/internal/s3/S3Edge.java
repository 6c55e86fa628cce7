package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Edge;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What S3 does with requests before it knows the operation: web sites, preflights, expired links, foreign owners. */
final class S3Edge implements Edge {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private final Buckets buckets;
    private final Cors cors;
    private final WebSites sites;
    private final Time time;
    private final Secrets secrets;

    S3Edge(Buckets buckets, Cors cors, WebSites sites, Time time, Secrets secrets) {
        this.buckets = buckets;
        this.cors = cors;
        this.sites = sites;
        this.time = time;
        this.secrets = secrets;
    }

    @Override
    public @Nullable HttpReply before(HttpRequest request) {
        if (WebSites.serves(request)) {
            return sites.answer(request, cors);
        }
        if (request.method().equals("OPTIONS")) {
            return cors.preflight(request);
        }
        Asked.check(request);
        secrets.learn(request);
        Presigned.check(request, time.now(), secrets);
        Encryption.checkAsked(request);
        String owner = request.header("x-amz-expected-bucket-owner");
        if (owner != null) {
            checkOwner(Address.of(request).bucket(), owner);
        }
        return null;
    }

    private void checkOwner(String name, String owner) {
        if (!ACCOUNT.matcher(owner).matches()) {
            throw S3Errors.of(
                            400,
                            "InvalidBucketOwnerAWSAccountID",
                            "The value of the expected bucket owner parameter must be an AWS Account ID... [" + owner
                                    + "]")
                    .error();
        }
        BucketRecord bucket = buckets.find(name);
        if (bucket != null && !bucket.account().equals(owner)) {
            throw S3Errors.of(403, "AccessDenied", "Access Denied").error();
        }
    }

    @Override
    public HttpReply after(HttpRequest request, HttpReply reply) {
        reply.headers().set("Server", "AmazonS3");
        cors.mark(request, reply);
        if (WebSites.serves(request)) {
            return reply;
        }
        int slash = request.path().indexOf('/', 1);
        boolean ofBucket = slash < 0 || slash == request.path().length() - 1;
        if (request.method().equals("GET") && ofBucket && request.path().length() > 1 && reply.status() == 200) {
            BucketRecord bucket = buckets.find(Address.of(request).bucket());
            if (bucket != null) {
                reply.headers().set("x-amz-bucket-region", bucket.region());
            }
        }
        if (request.method().equals("HEAD") && ofBucket && reply.status() == 200) {
            reply.headers().set("Content-Type", "application/xml"); // of a body that there is none
        }
        return reply;
    }
}
