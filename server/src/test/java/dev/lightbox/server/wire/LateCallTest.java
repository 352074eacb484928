package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.SiteUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A call that passed the gate before a move of the site's data began, and comes to write after that. */
class LateCallTest {
    private static final String UPLOAD = String.join(
            "\r\n",
            "--cut",
            "Content-Disposition: form-data; name=\"info\"",
            "",
            "{\"fields\":{\"project\":{\"key\":\"CALC\"},\"summary\":\"S\"}}",
            "--cut",
            "Content-Disposition: form-data; name=\"results\"",
            "",
            "<testsuite><testcase classname=\"a\" name=\"b\"/></testsuite>",
            "--cut--",
            "");

    private static final String MUTATION = """
            {"query": "mutation { createTestSet(jira: {fields: {summary: \\"S\\", project: {key: \\"CALC\\"}}}) { warnings } }"}""";

    @EachDatabase
    void aMutationThatWasLetInBeforeAMoveChangesNothingAndSaysWhy(Database database) throws Exception {
        try (WireSite site = new WireSite(database)) {
            Caller letIn = ann(site);
            var _ = site.identity.residency().start(site.tenant.id(), Region.US, WireSite.ADMIN);

            WireReply reply = answer(site, letIn, "/graphql", "application/json", MUTATION);

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            WireReply.Whole.class,
                            whole -> assertThat(new String(whole.body(), StandardCharsets.UTF_8))
                                    .contains("\"createTestSet\":null", "is moving to another region"));
            assertThat(issuesCalledS(database)).isZero();
        }
    }

    @EachDatabase
    void anImportThatWasLetInBeforeAMoveIsRefusedAsIfItCameAfter(Database database) throws Exception {
        try (WireSite site = new WireSite(database)) {
            Caller letIn = ann(site);
            assertThat(upload(site, letIn)).isInstanceOf(WireReply.Whole.class);
            var _ = site.identity.residency().start(site.tenant.id(), Region.US, WireSite.ADMIN);

            assertThatThrownBy(() -> upload(site, letIn))
                    .isInstanceOf(SiteRefusal.class)
                    .hasMessage(WireErrors.ANOTHER_REGION);

            assertThat(issuesCalledS(database)).isEqualTo(1);
        }
    }

    private static Caller ann(WireSite site) {
        SiteUser ann =
                site.identity.users().findByUserKey(site.tenant.id(), "ann").orElseThrow();
        return site.identity.callers().find(ann.id()).orElseThrow();
    }

    private static long issuesCalledS(Database database) {
        return database.read(sql -> sql.sql("SELECT count(*) FROM site_issue WHERE summary = 'S'")
                .query(Long.class)
                .single());
    }

    private static WireReply upload(WireSite site, Caller caller) throws IOException {
        return answer(site, caller, "/import/execution/junit/multipart", "multipart/form-data; boundary=cut", UPLOAD);
    }

    private static WireReply answer(WireSite site, Caller caller, String path, String contentType, String text)
            throws IOException {
        DataCall call = new RegionalRoutes(site.services.regions(), WireLimits.defaults())
                .find("POST", path)
                .orElseThrow();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (UploadRequest request = new UploadRequest(body, contentType, site.temporaryFolder, body.length)) {
            return call.answer(caller, request.asSeenByEndpoints());
        }
    }
}
