package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.RoutingRule;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

class WebSitesTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private final RawHttp http = new RawHttp(s3.emulator.endpoint());

    private RawHttp.Answer page(String path) throws IOException {
        return http.send("GET", path, "", "Host", BUCKET + ".s3-website.localhost");
    }

    private void site(Consumer<WebsiteConfiguration.Builder> more) {
        s3.client.putBucketWebsite(r ->
                r.bucket(BUCKET).websiteConfiguration(w -> more.accept(w.indexDocument(i -> i.suffix("index.html")))));
    }

    @Test
    void showsTheIndexOfAFolder() throws IOException {
        site(w -> {});
        s3.put("<h1>", r -> r.key("docs/index.html").contentType("text/html"));

        RawHttp.Answer answer = page("/docs/");

        assertThat(answer.body()).isEqualTo("<h1>");
        assertThat(answer.headers()).containsEntry("content-type", "text/html");
        assertThat(page("/docs").headers()).containsEntry("location", "/docs/");
    }

    @Test
    void showsTheErrorDocument() throws IOException {
        site(w -> w.errorDocument(e -> e.key("oops.html")));
        assertThat(page("/nothing").body()).contains("<li>Key: oops.html</li>");
        s3.put("oops.html", "oops");

        RawHttp.Answer answer = page("/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("oops");
    }

    @Test
    void followsRulesBeforeAndAfterLooking() throws IOException {
        site(w -> w.routingRules(
                RoutingRule.builder()
                        .condition(c -> c.keyPrefixEquals("old/"))
                        .redirect(to -> to.replaceKeyPrefixWith("new/").httpRedirectCode("302"))
                        .build(),
                RoutingRule.builder()
                        .condition(c -> c.httpErrorCodeReturnedEquals("404"))
                        .redirect(to -> to.hostName("elsewhere.test").protocol("https"))
                        .build()));

        RawHttp.Answer moved = page("/old/a?q=1");
        assertThat(moved.status()).isEqualTo(302);
        assertThat(moved.headers()).containsEntry("location", "http://photos.s3-website.localhost/new/a?q=1");
        assertThat(page("/nothing").headers()).containsEntry("location", "https://elsewhere.test/nothing");
    }

    @Test
    void redirectsEverything() throws IOException {
        s3.client.putBucketWebsite(r -> r.bucket(BUCKET)
                .websiteConfiguration(w -> w.redirectAllRequestsTo(to -> to.hostName("elsewhere.test"))));

        assertThat(page("/a%20b").headers()).containsEntry("location", "http://elsewhere.test/a%20b");
    }

    @Test
    void redirectsAnObjectThatSaysSo() throws IOException {
        site(w -> {});
        s3.put("", r -> r.key("a").websiteRedirectLocation("/b"));

        RawHttp.Answer answer = page("/a");

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.headers()).containsEntry("location", "/b");
    }

    @Test
    void takesNothingButReads() throws IOException {
        site(w -> {});

        RawHttp.Answer answer = http.send("DELETE", "/a", "", "Host", BUCKET + ".s3-website.localhost");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).contains("<li>Method: DELETE</li>");
    }

    @Test
    void saysWhereThereIsNoSite() throws IOException {
        assertThat(page("/").body()).contains("<li>Code: NoSuchWebsiteConfiguration</li>");
    }

    @Test
    void answersRangesAndConditions() throws IOException {
        site(w -> {});
        s3.put("0123456789", r -> r.key("a.txt").contentType("text/plain"));

        RawHttp.Answer part = ask("GET", "/a.txt", "Range", "bytes=2-4");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.headers()).containsEntry("content-range", "bytes 2-4/10");
        assertThat(part.body()).isEqualTo("234");
        assertThat(ask("GET", "/a.txt", "Range", "bytes=10-").status()).isEqualTo(416);
        assertThat(ask("GET", "/a.txt", "If-Match", "\"x\"").body()).contains("<li>Code: PreconditionFailed</li>");
        assertThat(ask("GET", "/a.txt", "If-None-Match", "*").status()).isEqualTo(304);
        assertThat(ask("GET", "/a.txt", "If-Modified-Since", HttpDates.of(s3.time.now()))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void saysTheTypeOfTheIndexToHeadToo() throws IOException {
        site(w -> {});
        s3.put("<h1>", r -> r.key("index.html").contentType("text/html"));

        assertThat(ask("HEAD", "/").headers())
                .containsEntry("content-type", "text/html")
                .doesNotContainKey("x-amz-bucket-region");
    }

    @Test
    void letsPagesOfOtherOriginsReadWhatTheBucketAllows() throws IOException {
        site(w -> {});
        s3.put("font.woff", "x");
        s3.client.putBucketCors(r -> r.bucket(BUCKET)
                .corsConfiguration(c -> c.corsRules(CORSRule.builder()
                        .allowedOrigins("http://app.test")
                        .allowedMethods("GET")
                        .build())));

        assertThat(ask("GET", "/font.woff", "Origin", "http://app.test").headers())
                .containsEntry("access-control-allow-origin", "http://app.test");
        assertThat(ask("OPTIONS", "/font.woff", "Origin", "http://app.test", "Access-Control-Request-Method", "GET")
                        .status())
                .isEqualTo(200);
        assertThat(ask("OPTIONS", "/font.woff", "Origin", "http://b.test", "Access-Control-Request-Method", "GET")
                        .body())
                .contains("<li>Code: AccessForbidden</li>");
    }

    private RawHttp.Answer ask(String method, String path, String... headers) throws IOException {
        String[] all = Stream.concat(Stream.of("Host", BUCKET + ".s3-website.localhost"), Stream.of(headers))
                .toArray(String[]::new);
        return http.send(method, path, "", all);
    }
}
