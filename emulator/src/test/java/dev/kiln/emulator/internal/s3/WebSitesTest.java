package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
}
