package dev.lightbox.xray.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.StandInSite.Reply;
import dev.lightbox.xray.client.XrayFailure.AnotherRegion;
import dev.lightbox.xray.client.XrayFailure.CredentialsRejected;
import dev.lightbox.xray.client.XrayFailure.EdgeError;
import dev.lightbox.xray.client.XrayFailure.LicenseInvalid;
import dev.lightbox.xray.client.XrayFailure.NotAnXraySite;
import dev.lightbox.xray.client.XrayFailure.RateLimited;
import dev.lightbox.xray.client.XrayFailure.Refused;
import dev.lightbox.xray.client.XrayFailure.ServerError;
import dev.lightbox.xray.client.XrayFailure.TokenRejected;
import dev.lightbox.xray.client.XrayFailure.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every answer comes over real HTTP; what is asked is which failure it is taken for. */
class RefusalsTest {
    private static final Secret TOKEN = Secret.of("some.token.text");

    private final StandInSite site = StandInSite.start();
    private final SiteWire wire = new SiteWire(site.url(), Clients.settings(new FakeTime()));

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void onlyTheExactSentenceMeansWrongCredentials() {
        String sentence = WireErrors.INVALID_CREDENTIALS;

        assertThat(login(Reply.error(401, sentence))).isEqualTo(new CredentialsRejected(sentence));
        assertThat(login(Reply.text(401, "text/plain", sentence))).isEqualTo(new CredentialsRejected(sentence));
        assertThat(login(Reply.json(401, "\"" + sentence + "\""))).isEqualTo(new CredentialsRejected(sentence));

        assertThat(login(Reply.error(401, "Authentication failed.")))
                .isEqualTo(new Refused(401, "Authentication failed."));
        assertThat(login(Reply.error(400, sentence))).isInstanceOf(Refused.class);
        assertThat(login(Reply.html(401, sentence))).isInstanceOf(NotAnXraySite.class);
        assertThat(login(Reply.text(401, "application/problem+json", "{\"detail\": \"Sign in.\"}")))
                .isInstanceOf(NotAnXraySite.class);
        assertThat(export(Reply.error(401, sentence))).isEqualTo(new Refused(401, sentence));
    }

    @Test
    void the401sAreToldApartByTheirText() {
        assertThat(export(Reply.error(401, WireErrors.ANOTHER_REGION))).isInstanceOf(AnotherRegion.class);
        assertThat(graphql(Reply.error(401, WireErrors.ANOTHER_REGION))).isInstanceOf(AnotherRegion.class);
        assertThat(export(Reply.error(401, WireErrors.JWT_MALFORMED))).isInstanceOf(TokenRejected.class);
        assertThat(export(Reply.error(401, "API token is not valid"))).isInstanceOf(TokenRejected.class);
        assertThat(login(Reply.text(401, "text/plain", "Xray license is not valid")))
                .isInstanceOf(LicenseInvalid.class);
        assertThat(export(Reply.error(403, "Your licence has expired"))).isInstanceOf(LicenseInvalid.class);
        assertThat(export(Reply.error(401, "Something new"))).isEqualTo(new Refused(401, "Something new"));
    }

    @Test
    void pagesOfTheEdgeAreNotTheService() {
        String title = "ERROR: The request could not be satisfied";

        assertThat(export(Reply.html(403, title))).isEqualTo(new EdgeError(403, title));
        assertThat(login(Reply.html(504, "Gateway Time-out"))).isEqualTo(new EdgeError(504, "Gateway Time-out"));
        assertThat(login(Reply.html(404, "Not found").with("Server", "CloudFront")))
                .isInstanceOf(EdgeError.class);
        assertThat(login(Reply.html(404, "Not found"))).isInstanceOf(NotAnXraySite.class);
        assertThat(login(Reply.text(502, "text/plain", "<html><title>Bad gateway</title></html>")))
                .isEqualTo(new EdgeError(502, "Bad gateway"));
    }

    @Test
    void aPageThatRefusesTheLoginIsTheEdgesOnlyWhenItLooksLikeOne() {
        String own = "Not allowed · Lightbox";

        assertThat(login(Reply.html(403, own))).isInstanceOf(NotAnXraySite.class);
        assertThat(login(Reply.html(403, "ERROR: The request could not be satisfied")))
                .isInstanceOf(EdgeError.class);
        assertThat(login(Reply.html(403, "403 Forbidden"))).isInstanceOf(EdgeError.class);
        assertThat(login(Reply.html(403, "Attention Required! | Cloudflare"))).isInstanceOf(EdgeError.class);
        assertThat(login(Reply.html(403, own).with("Server", "cloudflare"))).isInstanceOf(EdgeError.class);
        assertThat(login(Reply.html(403, own).with("X-Cache", "Error from cloudfront")))
                .isInstanceOf(EdgeError.class);
        assertThat(export(Reply.html(403, own)))
                .as("who has issued a token is an Xray site")
                .isInstanceOf(EdgeError.class);
    }

    @Test
    void whatNoXraySiteSaysIsNotAnXraySite() {
        List<Reply> strangeLogins = List.of(
                Reply.html(200, "Welcome to our hotel"),
                Reply.json(200, "{\"token\":\"abcdefghijklmnopqrstuvwxyz\"}"),
                Reply.text(200, "text/plain", "OK"),
                Reply.json(200, "\"\""),
                Reply.redirect(302, "https://portal.example/login"),
                Reply.redirect(307, "not an address"),
                Reply.text(511, "text/plain", "log in"),
                Reply.error(404, "Not Found"));

        assertThat(strangeLogins).allSatisfy(reply -> assertThat(login(reply)).isInstanceOf(NotAnXraySite.class));
        assertThat(login(Reply.redirect(302, "https://portal.example/login?secret=1")))
                .isEqualTo(new NotAnXraySite("it redirects to portal.example (status 302)"));
        assertThat(graphql(Reply.json(200, "{\"hello\":1}"))).isInstanceOf(NotAnXraySite.class);
        assertThat(graphql(Reply.json(200, "{\"data\":"))).isInstanceOf(NotAnXraySite.class);
        assertThat(export(Reply.json(200, "{}"))).isInstanceOf(NotAnXraySite.class);
    }

    @Test
    void theRestKeepsItsStatusAndText() {
        assertThat(export(Reply.error(400, "Invalid JQL query"))).isEqualTo(new Refused(400, "Invalid JQL query"));
        assertThat(export(Reply.error(500, "boom"))).isEqualTo(new ServerError(500, "boom"));
        assertThat(export(Reply.text(500, "text/plain", "boom"))).isEqualTo(new ServerError(500, "boom"));
        assertThat(login(Reply.error(407, "who are you")))
                .isInstanceOfSatisfying(
                        Unreachable.class, f -> assertThat(f.kind()).isEqualTo(Unreachable.Kind.PROXY));
        assertThat(export(Reply.json(429, "{\"error\":{\"text\":\"Too many requests in this time frame.\"}}")
                        .with("Retry-After", "12")))
                .isEqualTo(new RateLimited(Duration.ofSeconds(12), "Too many requests in this time frame."));
    }

    @Test
    void whatIsShownHoldsNoSecretAndNoControlCharacter() {
        String token = StandInSite.token("t", 1);
        site.on(StandInSite.EXPORT, seen -> Reply.error(400, "Bad header " + seen.authorization() + " or " + token));
        Refused refused =
                (Refused) wire.exportCucumber(TOKEN, List.of("A-1")).failure().orElseThrow();
        assertThat(refused.text()).isEqualTo("Bad header Bearer [removed] or [removed]");

        site.on(
                StandInSite.AUTHENTICATE,
                seen -> Reply.text(400, "text/plain", "\u001b[31mgot\n\u202e " + seen.text()));
        Refused echoed = (Refused) wire.authenticate(Clients.KEY).failure().orElseThrow();
        assertThat(echoed.text()).startsWith("[31mgot  {").contains("[removed]").doesNotContain(Clients.SECRET);

        assertThat(((Refused) export(Reply.error(400, "x".repeat(100_000)))).text())
                .hasSizeLessThan(600);
    }

    private XrayFailure login(Reply reply) {
        return failure(StandInSite.AUTHENTICATE, reply, site -> site.authenticate(Clients.KEY));
    }

    private XrayFailure export(Reply reply) {
        return failure(StandInSite.EXPORT, reply, site -> site.exportCucumber(TOKEN, List.of("DEMO-6")));
    }

    private XrayFailure graphql(Reply reply) {
        return failure(StandInSite.GRAPHQL, reply, site -> site.graphql(TOKEN, "{ x }", Map.of()));
    }

    private XrayFailure failure(String path, Reply reply, Function<SiteWire, WireAnswer> call) {
        site.always(path, reply);
        return call.apply(wire).failure().orElseThrow();
    }
}
