package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.application.Application;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.FolderPlace;
import dev.lightbox.xray.site.content.Upload;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of the site's content, over HTTP, as a viewer without scripts sees them. */
class ContentPagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static RunningServer server;
    private static SampleSite site;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer();
        site = new SampleSite(server.application());
        Application application = server.application();
        Caller caller = application
                .identity()
                .callers()
                .find(application
                        .identity()
                        .users()
                        .findByUserKey(application.tenant().id(), "lightbox-backup")
                        .orElseThrow()
                        .id())
                .orElseThrow();
        application
                .content()
                .folders()
                .create(caller, new FolderPlace.Repository("CALC"), "/Arith <b>/Plus", List.of("CALC-1"));
        String run = runOf("CALC-1");
        application.content().testRuns().updateStatus(caller, run, "FAILED");
        application
                .content()
                .testRuns()
                .changeEvidence(
                        caller,
                        run,
                        FileChange.adding(List.of(Upload.base64(
                                "../shot Ä.html",
                                "text/html",
                                Base64.getEncoder().encodeToString("<script>".getBytes(StandardCharsets.US_ASCII))))));
        server.addViewer("vera");
        cookie = server.signInForCookie("vera");
    }

    @AfterAll
    static void stop() {
        site.close();
        server.close();
    }

    private static String runOf(String test) {
        return server.application()
                .regions()
                .of(server.application().tenant().id())
                .store()
                .read(sql -> sql.sql(
                                "SELECT r.id FROM site_run r JOIN site_issue t ON t.id = r.test_id WHERE t.issue_key = ?")
                        .params(test)
                        .query(String.class)
                        .single());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(server.at(path))
                        .header("Cookie", cookie)
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String search(String jql) {
        return "/site/content/search?jql=" + URLEncoder.encode(jql, StandardCharsets.UTF_8);
    }

    @Test
    void aVisitorIsSentToSignIn() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(server.at("/site/content"))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(302);
    }

    @Test
    void theWayLeadsFromTheProjectsThroughTheFoldersToATestAndItsRun() throws Exception {
        assertThat(page("/site/content")).contains("href=\"/site/content/projects/CALC\"", "Calculator");
        String repository = page("/site/content/projects/CALC");
        assertThat(repository).contains("CALC-2", "Arith &lt;b&gt;").doesNotContain("CALC-1<", "<b>");
        Matcher folder = Pattern.compile("href=\"(/site/content/projects/CALC\\?folder=[^\"]*Plus)\"")
                .matcher(repository);
        assertThat(folder.find()).isTrue();
        assertThat(page(folder.group(1).replace("&amp;", "&"))).contains("CALC-1</a>");
        assertThat(page("/site/content/issues/CALC-1"))
                .contains(
                        "Type the numbers", "/Arith &lt;b&gt;/Plus", "Manual", "/site/content/runs/" + runOf("CALC-1"));
        assertThat(page("/site/content/runs/" + runOf("CALC-1")))
                .contains("FAILED", "The result is shown", "shot Ä.html");
    }

    @Test
    void anExecutionShowsHowItsRunsStand() throws Exception {
        assertThat(page("/site/content/projects/CALC/executions"))
                .contains("CALC-4", "2 TO DO", "1 FAILED")
                .containsPattern("<rect x=\"0\" y=\"0\" width=\"2\" height=\"1\" fill=\"#[0-9A-Fa-f]{6}\">");
        assertThat(page("/site/content/projects/CALC/plans")).contains("There are none in this project");
        assertThat(get("/site/content/projects/CALC/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/site/content/issues/CALC-99").statusCode()).isEqualTo(404);
    }

    @Test
    void listsAreSortedByTheirHeadings() throws Exception {
        String ascending = page("/site/content/projects/CALC?sort=summary");
        String descending = page("/site/content/projects/CALC?sort=-summary");

        assertThat(ascending.indexOf("Divide by zero")).isLessThan(ascending.indexOf("Round half up"));
        assertThat(descending.indexOf("Divide by zero")).isGreaterThan(descending.indexOf("Round half up"));
        assertThat(ascending).contains("aria-sort=\"ascending\"", "sort=-summary");
    }

    @Test
    void aSearchFindsByJqlAndTellsWhereItWasNotUnderstood() throws Exception {
        assertThat(page(search("key in testExecutionTests(CALC-4) order by key desc")))
                .contains("CALC-1</a>", "1 to 3 of 3");
        assertThat(page(search("foo = \"<i>\"")))
                .contains("Field 'foo' does not exist or is not supported. (line 1, character 1)")
                .doesNotContain("\"<i>\"");
        assertThat(page(search("summary ~ nothing"))).contains("Nothing was found");
    }

    @Test
    void evidenceIsSavedAndNeverShown() throws Exception {
        Matcher link = Pattern.compile("/site/content/files/[0-9a-f-]+")
                .matcher(page("/site/content/runs/" + runOf("CALC-1")));
        assertThat(link.find()).isTrue();

        HttpResponse<String> file = get(link.group());

        assertThat(file.body()).isEqualTo("<script>");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains(".._shot")
                .doesNotContain("/");
        assertThat(get("/site/content/files/7b0d6f0e-3c1e-4f55-9d57-0c3f2a0b1c2d")
                        .statusCode())
                .isEqualTo(404);
    }
}
