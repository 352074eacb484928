package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.persistence.JdbcAuditTrail;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.operations.SiteOperation.CreateProject;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.operations.SiteOperation.ListUsers;
import dev.lightbox.server.operations.TenantOperation.ListSites;
import dev.lightbox.server.operations.TenantOperation.OneOf;
import dev.lightbox.server.operations.UserOperation.SaveGroup;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator types wrong things: what was typed stays, the mistake is named, nothing is half done. */
class RefusedFormsTest {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final String SECRET = "0123456789abcdef".repeat(4);
    private static final String EVIL = "\"><script>alert(1)</script>";

    private static RunningServer server;
    private static SampleSite site;
    private static FormBrowser browser;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer();
        site = new SampleSite(server.application());
        server.application().operations().run(new CreateUser("ann", "Ann Doe", "ann@example.org", false), ADMIN);
        server.application().operations().run(new CreateProject("FORM", "Forms"), ADMIN);
        browser = new FormBrowser(server, "admin");
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /site/users                        | /site/users                        | userKey   | no good  | displayName | What is kept | cannot be a user
            /site/users                        | /site/users                        | email     | nomail   | userKey     | kept-key     | Nothing was said for "Display name"
            /site/users/show?key=ann           | /site/users/edit                   | key       | ann      | email       | kept@e.org   | Nothing was said for "Display name"
            /site/users/show?key=ann           | /site/users/tokens                 | key       | ann      | label       | ' '          | label has 0 characters
            /site/groups                       | /site/groups                       | name      | gone     | newName     | Kept group   | There is no group
            /site/permissions?project=FORM     | /site/projects                     | key       | lower    | name        | Kept name    | cannot be the key of a project
            /site/permissions?project=FORM     | /site/permissions                  | to        | user     | name        | kept-nobody  | Nothing was said for "Project"
            /site/settings/test-types          | /site/settings/test-types          | kind      | dance    | name        | Kept type    | no kind of test
            /site/settings/test-types          | /site/settings/test-types          | id        | 999999   | name        | Kept type    | no test type
            /site/settings/test-statuses       | /site/settings/test-statuses       | name      | ' '      | description | Kept words   | Nothing was said for "List"
            /site/settings/test-environments   | /site/settings/test-environments   | project   | NOPE     | newName     | Kept env     | no project
            /site/settings/miscellaneous       | /site/settings/backup-interval     | x         | x        | hours       | many         | cannot be the value of "Hours"
            /site/api-keys/new                 | /site/api-keys                     | user      | nobody   | label       | Kept label   | There is no user
            /site/api-keys/new                 | /site/api-keys                     | user      | ''       | label       | Kept label   | No user was chosen
            /site/api-keys                     | /site/api-keys/policy              | x         | x        | maxLifetimeDays | -1       | lifetime of -1 days
            /site/faults                       | /site/faults                       | kind      | slow     | minutes     | -1           | cannot last for -1 minutes
            /site/faults                       | /site/faults                       | kind      | slow     | seconds     | 99999999999  | cannot be the value of "Seconds"
            /site/sites                        | /site/sites                        | browseUrl | nourl    | name        | Kept site    | Nothing was said for "Region"
            """)
    void whatWasTypedStaysAndTheMistakeIsNamed(
            String page, String action, String field, String wrong, String other, String kept, String told)
            throws Exception {
        String after = browser.pageAfter(page, action, field, wrong, other, kept);

        assertThat(after).contains("alert-danger");
        assertThat(after).contains(told).contains("value=\"" + kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/site/users",
                "/site/groups",
                "/site/settings/test-types",
                "/site/sites",
                "/site/faults",
                "/connections/new",
                "/site/api-keys/new"
            })
    void markupThatWasTypedIsShownAsText(String page) throws Exception {
        String action = switch (page) {
            case "/connections/new" -> "/connections";
            case "/site/api-keys/new" -> "/site/api-keys";
            default -> page;
        };
        String after = browser.pageAfter(
                page,
                action,
                "userKey",
                EVIL,
                "displayName",
                EVIL,
                "email",
                EVIL,
                "newName",
                EVIL,
                "name",
                EVIL,
                "kind",
                EVIL,
                "browseUrl",
                EVIL,
                "region",
                EVIL,
                "label",
                EVIL,
                "baseUrl",
                EVIL,
                "user",
                EVIL);

        assertThat(after).doesNotContain("<script>alert");
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndAMissingOneIsNot() throws Exception {
        for (String wrong : List.of("nomail", "a b@c", "a@" + "x".repeat(300), "a\u0007@b")) {
            assertThat(browser.pageAfter(
                            "/site/users/show?key=ann",
                            "/site/users/edit",
                            "key",
                            "ann",
                            "displayName",
                            "Ann Doe",
                            "email",
                            wrong))
                    .contains("cannot be the e-mail address of a user");
        }
        assertThat(browser.pageAfter(
                        "/site/users/show?key=ann",
                        "/site/users/edit",
                        "key",
                        "ann",
                        "displayName",
                        "Ann Doe",
                        "email",
                        ""))
                .contains("Saved.");
    }

    @Test
    void aLongMistakeIsQuotedInPart() throws Exception {
        String after =
                browser.pageAfter("/site/users", "/site/users", "userKey", "x".repeat(10_000), "displayName", "X");

        assertThat(after).contains("x".repeat(60) + "…\" cannot be a user").contains("value=\"" + "x".repeat(10_000));
    }

    @Test
    void aNameIsTakenWhateverItsCase() throws Exception {
        server.application().operations().run(new SaveGroup(null, "Team A"), ADMIN);

        assertThat(browser.pageAfter("/site/groups", "/site/groups", "newName", "TEAM a"))
                .contains("There already is a group")
                .contains("value=\"TEAM a\"");
    }

    @Test
    void aLicenceThatIsNoneLeavesTheNameAsItIs() throws Exception {
        OneOf before = server.application()
                .operations()
                .run(new ListSites(), ADMIN)
                .sites()
                .getFirst();

        String after = browser.pageAfter(
                "/site/sites/" + before.tenant(),
                "/site/sites/" + before.tenant(),
                "name",
                "Half done",
                "browseUrl",
                "https://half.example",
                "licence",
                "gold");

        assertThat(after).contains("There is no licence").contains("value=\"Half done\"");
        assertThat(server.application()
                        .operations()
                        .run(new ListSites(), ADMIN)
                        .sites()
                        .getFirst())
                .isEqualTo(before);
    }

    @Test
    void whatIsRefusedIsNotInTheAuditLog() throws Exception {
        JdbcAuditTrail audit = new JdbcAuditTrail(server.application().database());
        var before = audit.newest(1).rows();

        browser.pageAfter("/site/users", "/site/users", "userKey", "no good", "displayName", "X");
        browser.pageAfter("/site/groups", "/site/groups", "newName", " ");
        browser.pageAfter("/site/faults", "/site/faults", "kind", "nothing");

        assertThat(audit.newest(1).rows()).isEqualTo(before);
    }

    @Test
    void passphrasesThatDifferAreAskedForAgainWithTheSelection() throws Exception {
        String after = browser.pageAfter(
                "/site/api-keys",
                "/site/api-keys/bulk/regenerate",
                "all",
                "false",
                "ids",
                "0".repeat(32),
                "overlap",
                "24h",
                "passphrase",
                "correct horse 1",
                "repeated",
                "correct horse 2");

        assertThat(after)
                .contains("The two passphrases differ")
                .contains("0".repeat(32))
                .contains("value=\"24h\" selected")
                .doesNotContain("correct horse");
    }

    @Test
    void nothingIsDoneWithoutASelection() throws Exception {
        for (String act : List.of("delete", "regenerate")) {
            assertThat(browser.pageAfter("/site/api-keys", "/site/api-keys/bulk/" + act, "all", "false", "ids", ""))
                    .contains("No API key is selected");
        }
    }

    @Test
    void theProductThatMovesIsNamedWhateverItsCase() throws Exception {
        String residency = "/site/data-residency";
        assertThat(browser.pageAfter(residency, residency + "/move", "product", "XRAY", "region", "us"))
                .contains("The move of the Xray data to US has started.");
        assertThat(browser.pageAfter(residency, residency + "/move/end", "completed", "false"))
                .contains("The move was cancelled.");
    }

    @Test
    void aSecretIsNotShownAgain() throws Exception {
        assertThat(browser.pageAfter(
                        "/connections", "/connections/nope/credentials", "clientId", "A", "clientSecret", "TOPSECRET"))
                .contains("There is no connection")
                .doesNotContain("TOPSECRET");
    }

    @Test
    void aSecretInTheFieldOfTheClientIdIsNotShownAgain() throws Exception {
        Connection connection = server.application()
                .operations()
                .run(new AddConnection("wrong field", URI.create("https://xray.example"), Map.of()), ADMIN);
        String action = "/connections/" + connection.id() + "/credentials";
        for (String pasted : List.of(SECRET, "client_secret=" + SECRET)) {
            assertThat(browser.pageAfter("/connections", action, "clientId", pasted, "clientSecret", "{}"))
                    .contains("alert-danger")
                    .doesNotContain(SECRET);
        }
        String id = "0123456789ABCDEF".repeat(2);
        assertThat(browser.pageAfter("/connections", action, "clientId", id, "clientSecret", "{}"))
                .contains("value=\"" + id + "\"");
    }

    @Test
    void aSecretInTheFieldOfTheClientIdDoesNotLieInTheSession() throws Exception {
        assertThat(inTheSessionAfter("/connections/nope/credentials", "clientId", SECRET, "clientSecret", "x"))
                .contains("2031-01-01")
                .doesNotContain(SECRET);
        assertThat(inTheSessionAfter("/connections/nope/source", "source", "vault", "token", SECRET))
                .contains("2031-01-01")
                .doesNotContain(SECRET);
    }

    /** All that sessions hold after the form was sent with these fields and a date, before the next page is asked for. */
    private static String inTheSessionAfter(String action, String... fields) throws Exception {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "expires";
        all[fields.length + 1] = "2031-01-01";
        assertThat(browser.post("/connections", action, all).statusCode()).isEqualTo(302);
        return server.application()
                .database()
                .read(sql -> sql.sql("SELECT attribute_bytes FROM server_session_attributes")
                        .query((row, number) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .list()
                        .toString());
    }

    @Test
    void aFormWithoutItsFieldsIsAnEmptyOne() throws Exception {
        assertThat(browser.pageAfter("/connections/new", "/connections")).contains("alert-danger");
        assertThat(browser.pageAfter("/site/users", "/site/users")).contains("Nothing was said for \"User key\"");
        Connection connection = server.application()
                .operations()
                .run(new AddConnection("empty forms", URI.create("https://xray.example"), Map.of()), ADMIN);
        for (String form : List.of("edit", "source")) {
            String page = "/connections/" + connection.id() + "/" + form;
            assertThat(browser.pageAfter(page, page)).as(form).contains("alert-danger");
        }
    }

    @Test
    void aFormLeadsBackToPagesOfThisServerOnly() throws Exception {
        for (String elsewhere :
                List.of("//evil.example", "https://evil.example/", "/\\evil.example", "/a\r\nX: y", "")) {
            HttpResponse<String> answer =
                    browser.postFrom(elsewhere, "/site/users", "/site/users", "userKey", "no good");
            assertThat(answer.headers().firstValue("Location").orElse("/site/users"))
                    .startsWith("/site/users");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=abc",
                "page=-3",
                "page=2147483647&size=1000",
                "page=99999999999",
                "size=abc",
                "size=0",
                "search=%00",
                "search={x}",
                "search=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "before=abc"
            })
    void nonsenseInTheAddressOfAListShowsTheList(String query) throws Exception {
        for (String list : List.of("/site/users", "/site/api-keys", "/site/audit", "/backups", "/snapshots")) {
            HttpResponse<String> answer =
                    follow(list + "?" + query.replace("{", "%7B").replace("}", "%7D"));
            assertThat(answer.statusCode()).as(list).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
    }

    private static HttpResponse<String> follow(String path) throws Exception {
        HttpResponse<String> answer = browser.get(path);
        return answer.statusCode() == 302
                ? browser.get(answer.headers().firstValue("Location").orElseThrow())
                : answer;
    }

    @Test
    void whatIsGoneIsNotAskedAbout() throws Exception {
        for (String list : List.of("test-types", "test-statuses", "test-environments", "bananas")) {
            HttpResponse<String> answer = browser.get("/site/settings/" + list + "/delete?id=999999");
            assertThat(answer.statusCode()).as(list).isEqualTo(404);
            assertThat(answer.body()).contains("not there any more");
        }
    }

    @Test
    void anAddressThatNoPageSeesIsAnsweredInOurWords() throws Exception {
        HttpResponse<String> answer = browser.get("/backups/%00");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Lightbox cannot read this address").doesNotContain("HTTP Status");
    }

    @Test
    void nothingWasCreatedByARefusedForm() throws Exception {
        browser.pageAfter("/site/users", "/site/users", "userKey", "half", "displayName", " ", "email", "half@e.org");

        assertThat(server.application()
                        .operations()
                        .run(new ListUsers("half", new Paging(1, 10)), ADMIN)
                        .total())
                .isZero();
    }
}
