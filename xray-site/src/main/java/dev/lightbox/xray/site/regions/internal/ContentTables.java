package dev.lightbox.xray.site.regions.internal;

import static dev.lightbox.xray.site.regions.internal.ContentTable.of;
import static dev.lightbox.xray.site.regions.internal.ContentTable.own;

import java.util.List;

/** Every table of a region, those that others refer to first. */
public final class ContentTables {
    /** The pieces of files have 256 KiB each. */
    private static final int PIECES = 16;

    public static final List<ContentTable> ALL = List.of(
            own("site_test_type", "tenant_id", "id"),
            own("site_status", "tenant_id", "scope", "id"),
            own("site_setting", "tenant_id", "name"),
            of("site_project", "project_id", "site_environment", "project_id", "name"),
            own("site_job", "id"),
            own("site_backup", "tenant_id"),
            own("site_attachment", "id"),
            of("site_attachment", "attachment_id", "site_attachment_piece", "attachment_id", "position")
                    .inPacketsOf(PIECES),
            own("site_issue", "id"),
            own("site_issue_count", "project_id", "kind"),
            of("site_issue", "issue_id", "site_issue_value", "issue_id", "field", "value"),
            of("site_issue", "source_id", "site_issue_link", "source_id", "target_id", "link_type"),
            of("site_issue", "issue_id", "site_issue_attachment", "issue_id", "attachment_id"),
            // A folder may have moved into a newer one, but a parent's path is always shorter.
            own("site_folder", "length(path)", "id"),
            ofIssue("site_test", "issue_id"),
            ofTest("site_test_version", "test_id", "version_id"),
            ofTest("site_test_step", "id"),
            own("site_test_step_attachment", "step_id", "attachment_id")
                    .where("EXISTS (SELECT 1 FROM site_test_step s JOIN site_issue o ON o.id = s.test_id"
                            + " WHERE s.id = t.step_id AND o.tenant_id = ?)"),
            ofIssue("site_precondition", "issue_id"),
            ofIssue("site_feature_place", "issue_id"),
            ofTest("site_test_precondition", "test_id", "version_id", "precondition_id"),
            of("site_issue", "container_id", "site_membership", "container_id", "test_id"),
            of("site_folder", "folder_id", "site_board_place", "folder_id", "test_id"),
            of("site_issue", "test_plan_id", "site_plan_execution", "test_plan_id", "execution_id"),
            ofIssue("site_execution", "issue_id"),
            own("site_dataset", "id"),
            own("site_run", "id"),
            ofRun("site_run_step", "run_id", "id"),
            ofRun("site_run_step_attachment", "run_id", "step_id", "attachment_id"),
            ofRun("site_run_precondition", "run_id", "precondition_id"),
            ofRun("site_run_iteration", "run_id", "position"),
            ofRun("site_run_iteration_step", "run_id", "iteration", "step_id"),
            ofRun("site_run_evidence", "run_id", "iteration", "step_id", "attachment_id"),
            ofRun("site_run_result", "run_id", "position"),
            ofRun("site_run_example", "run_id", "id"),
            ofIssue("site_history", "issue_id", "id").numberedByTheDatabase());

    private ContentTables() {}

    private static ContentTable ofIssue(String name, String... key) {
        return of("site_issue", "issue_id", name, key);
    }

    private static ContentTable ofTest(String name, String... key) {
        return of("site_issue", "test_id", name, key);
    }

    private static ContentTable ofRun(String name, String... key) {
        return of("site_run", "run_id", name, key);
    }
}
