package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form of the web application, as the server's own mapping lists them, sent by somebody who may only look, sent
 * without the proof that one of our pages made it, and sent twice. A new form needs a line in {@link FormCases}.
 */
class EveryFormTest {
    /** Where a form's token is found by everybody. */
    private static final String PAGE = "/account/password";

    private static final Map<String, FormCases.Case> CASES = FormCases.all();
    /** They concern nobody but who sends them. */
    private static final Set<String> FOR_EVERYBODY = Set.of(PAGE, "/site/sites/choose");

    private static final Set<String> TRACES = Set.of("main.audit_entry", "main.site_identity_change");

    private static FormScene scene;
    private static FormBrowser administrator;
    private static FormBrowser viewer;

    @BeforeAll
    static void start() throws Exception {
        scene = new FormScene();
        scene.server.addViewer("eve");
        administrator = new FormBrowser(scene.server, "admin");
        viewer = new FormBrowser(scene.server, "eve");
    }

    @AfterAll
    static void stop() {
        viewer.close();
        administrator.close();
        scene.close();
    }

    static Set<String> routes() {
        return CASES.keySet();
    }

    @AfterEach
    void settle() {
        scene.settle();
    }

    @Test
    void noFormIsForgotten() {
        Set<String> forms = scene.server.postRoutes().stream()
                .filter(route -> !route.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(CASES.keySet()).containsExactlyInAnyOrderElementsOf(forms);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whoMayOnlyLookIsRefused(String route) throws Exception {
        FormCases.Filled form = CASES.get(route).fill().apply(scene);
        Map<String, List<String>> before = scene.rows();

        HttpResponse<String> answer = viewer.post(PAGE, form.action(), form.fields());

        if (FOR_EVERYBODY.contains(route)) {
            assertThat(answer.statusCode()).isEqualTo(302);
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Your account may not do this");
            assertThat(scene.rows()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aFormThatNoPageOfOursMadeIsRefused(String route) throws Exception {
        FormCases.Filled form = CASES.get(route).fill().apply(scene);
        Map<String, List<String>> before = scene.rows();

        assertThat(administrator.postUnproven(form.action(), form.fields()).statusCode())
                .isEqualTo(403);
        assertThat(scene.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aFormThatIsSentTwiceDoesNoHarm(String route) throws Exception {
        FormCases.Case form = CASES.get(route);
        FormCases.Filled filled = form.fill().apply(scene);

        String first = after(filled);
        if (form.again() == FormCases.Again.NOT_HERE) {
            assertThat(first).contains(form.words());
        } else {
            assertThat(first).doesNotContain("alert-danger");
        }
        Map<String, Integer> once = counts();
        String second = after(filled);

        assertThat(second).contains(form.words());
        switch (form.again()) {
            case TOLD -> assertThat(second).containsAnyOf("role=\"alert\"", "alert-warning", "That did not work");
            case WELCOME, ONCE_MORE -> assertThat(second).doesNotContain("alert-danger", "That did not work");
            case NOT_HERE -> assertThat(second).contains(form.words());
        }
        if (form.again() != FormCases.Again.ONCE_MORE) {
            assertThat(counts()).isEqualTo(once);
        }
    }

    /** The page that the form leads to in the end, with the progress of a job waited for. */
    private static String after(FormCases.Filled form) throws Exception {
        HttpResponse<String> answer = administrator.post(PAGE, form.action(), form.fields());
        scene.awaitJobs();
        for (int i = 0; i < 5 && answer.statusCode() == 302; i++) {
            answer = administrator.get(answer.headers().firstValue("Location").orElseThrow());
        }
        assertThat(answer.statusCode())
                .as(form.action() + " " + answer.body())
                .isLessThan(500)
                .isNotEqualTo(302);
        return answer.body();
    }

    /** How many rows each table has, but for those in which acts leave a trace. */
    private static Map<String, Integer> counts() {
        return scene.rows().entrySet().stream()
                .filter(table -> !TRACES.contains(table.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, table -> table.getValue().size()));
    }
}
