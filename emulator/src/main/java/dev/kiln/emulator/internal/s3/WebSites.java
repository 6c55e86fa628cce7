package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Redirect;
import software.amazon.awssdk.services.s3.model.RedirectAllRequestsTo;
import software.amazon.awssdk.services.s3.model.RoutingRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/**
 * Serves buckets as web sites at hosts such as {@code bucket.s3-website.localhost} and {@code
 * bucket.s3-website-us-east-1.amazonaws.com}: index and error documents, redirects.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html">AWS: Web site hosting</a>
 */
final class WebSites {
    private static final Set<String> SHOWN = Set.of(
            "content-type", "cache-control", "content-disposition", "content-encoding", "content-language", "expires");

    private final S3 s3;
    private final Configuration<WebsiteConfiguration> websites;
    private final OutgoingBody bodies;

    WebSites(S3 s3, Configuration<WebsiteConfiguration> websites, OutgoingBody bodies) {
        this.s3 = s3;
        this.websites = websites;
        this.bodies = bodies;
    }

    static boolean serves(HttpRequest request) {
        return request.host().contains(".s3-website");
    }

    HttpReply answer(HttpRequest request, Cors cors) {
        Address address = Address.of(request);
        try {
            return request.method().equals("OPTIONS") ? cors.preflight(request) : answer(request, address);
        } catch (S3Exception refused) {
            return WebSitePages.refused(refused); // in words for people
        }
    }

    private HttpReply answer(HttpRequest request, Address address) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return WebSitePages.notAllowed(request.method());
        }
        if (s3.buckets().find(address.bucket()) == null) {
            return WebSitePages.notFound(
                    "NoSuchBucket", "The specified bucket does not exist", "BucketName", address.bucket(), null);
        }
        WebsiteConfiguration site = websites.of(address.bucket());
        if (site == null) {
            return WebSitePages.notFound(
                    "NoSuchWebsiteConfiguration",
                    "The specified bucket does not have a website configuration",
                    "BucketName",
                    address.bucket(),
                    null);
        }
        return s3.objects().atomically(() -> page(request, address, site));
    }

    private HttpReply page(HttpRequest request, Address address, WebsiteConfiguration site) {
        RedirectAllRequestsTo all = site.redirectAllRequestsTo();
        if (all != null) {
            String scheme = all.protocol() == null ? "http" : all.protocolAsString();
            return redirect(301, scheme + "://" + all.hostName() + "/" + rawKey(request) + query(request));
        }
        String asked = address.key();
        RoutingRule early = RoutingRules.before(site, asked);
        if (early != null) {
            return redirect(early, asked, request);
        }
        String index = site.indexDocument().suffix();
        String key = asked.isEmpty() || asked.endsWith("/") ? asked + index : asked;
        ObjectRecord object = find(address.bucket(), key);
        if (object != null) {
            return document(request, object, 200);
        }
        if (key.equals(asked) && find(address.bucket(), asked + "/" + index) != null) {
            return redirect(302, "/" + rawKey(request) + "/");
        }
        RoutingRule late = RoutingRules.after(site, asked, 404);
        if (late != null) {
            return redirect(late, asked, request);
        }
        return missing(request, address.bucket(), key, site);
    }

    private HttpReply missing(HttpRequest request, String bucket, String key, WebsiteConfiguration site) {
        String error =
                site.errorDocument() == null ? null : site.errorDocument().key();
        ObjectRecord document = error == null ? null : find(bucket, error);
        return document != null
                ? document(request, document, 404)
                : WebSitePages.notFound("NoSuchKey", "The specified key does not exist.", "Key", key, error);
    }

    private @Nullable ObjectRecord find(String bucket, String key) {
        ObjectRecord newest = s3.objects().newest(bucket, key);
        return newest == null || newest.deleteMarker() ? null : newest;
    }

    private HttpReply document(HttpRequest request, ObjectRecord object, int status) {
        String elsewhere = object.headers().get("x-amz-website-redirect-location");
        if (elsewhere != null) {
            return redirect(301, elsewhere);
        }
        Headers headers = WebSitePages.ids();
        headers.set("ETag", object.quotedEtag());
        headers.set("Last-Modified", HttpDates.of(object.modified()));
        ByteRange range = null;
        if (status == 200) {
            Preconditions.read(
                    object,
                    request.header("If-Match"),
                    request.header("If-None-Match"),
                    HttpDates.read(request.header("If-Modified-Since")),
                    HttpDates.read(request.header("If-Unmodified-Since")),
                    s3.time().now());
            range = ByteRange.of(request.header("Range"), object.size());
        }
        object.headers().forEach((name, value) -> {
            if (SHOWN.contains(name)) {
                headers.set(name, value);
            }
        });
        ObjectHeaders.answered(object.metadata()).forEach((name, value) -> headers.set("x-amz-meta-" + name, value));
        if (range == null) {
            return new HttpReply(status, headers, bodies.of(object, new ByteRange(0, object.size())));
        }
        headers.set("Content-Range", range.contentRange(object.size()));
        return new HttpReply(206, headers, bodies.of(object, range));
    }

    private static HttpReply redirect(RoutingRule rule, String key, HttpRequest request) {
        Redirect to = rule.redirect();
        String scheme = to.protocol() == null ? "http" : to.protocolAsString();
        String host = to.hostName() == null ? request.headers().first("Host", "") : to.hostName();
        String code = to.httpRedirectCode();
        return redirect(
                code == null ? 301 : Integer.parseInt(code),
                scheme + "://" + host + "/" + encoded(RoutingRules.key(rule, key)) + query(request));
    }

    private static HttpReply redirect(int status, String location) {
        Headers headers = WebSitePages.ids();
        headers.set("Location", location);
        return new HttpReply(status, headers, ReplyBody.EMPTY);
    }

    /** The key as the client wrote it. */
    private static String rawKey(HttpRequest request) {
        int slash = request.path().indexOf('/', 1);
        return slash < 0 ? "" : request.path().substring(slash + 1);
    }

    private static String query(HttpRequest request) {
        return request.query().isEmpty() ? "" : "?" + request.query();
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
