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

    @EachDatabase
    void anImportThatWasLetInBeforeAMoveIsRefusedAsIfItCameAfter(Database database) throws Exception {
        try (WireSite site = new WireSite(database)) {
            SiteUser ann =
                    site.identity.users().findByUserKey(site.tenant.id(), "ann").orElseThrow();
            Caller letIn = site.identity.callers().find(ann.id()).orElseThrow();
            assertThat(upload(site, letIn)).isInstanceOf(WireReply.class);
            var _ = site.identity.residency().start(site.tenant.id(), Region.US, WireSite.ADMIN);

            assertThatThrownBy(() -> upload(site, letIn))
                    .isInstanceOf(SiteRefusal.class)
                    .hasMessage(WireErrors.ANOTHER_REGION);

            long executions = database.read(
                    sql -> sql.sql("SELECT count(*) FROM site_issue WHERE summary = 'S' AND tenant_id = ?")
                            .param(site.tenant.id())
                            .query(Long.class)
                            .single());
            assertThat(executions).isEqualTo(1);
        }
    }

    private static WireReply upload(WireSite site, Caller caller) throws Exception {
        DataCall call = new RegionalRoutes(site.services.regions(), WireLimits.defaults())
                .find("POST", "/import/execution/junit/multipart")
                .orElseThrow();
        byte[] body = UPLOAD.getBytes(StandardCharsets.UTF_8);
        try (UploadRequest request =
                new UploadRequest(body, "multipart/form-data; boundary=cut", site.temporaryFolder, body.length)) {
            return call.answer(caller, request.asSeenByEndpoints());
        }
    }
}
