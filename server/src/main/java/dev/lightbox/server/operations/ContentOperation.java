package dev.lightbox.server.operations;

import dev.lightbox.xray.site.browse.FolderNode;
import dev.lightbox.xray.site.browse.IssueDetail;
import dev.lightbox.xray.site.browse.IssueLine;
import dev.lightbox.xray.site.browse.ProjectLine;
import dev.lightbox.xray.site.browse.RunDetail;
import dev.lightbox.xray.site.browse.RunLine;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.StoredAttachment;
import java.util.List;

/** What can be looked up in the content of our own site. Who may use the command center sees all of it. */
public sealed interface ContentOperation<R> extends Operation<R> {

    /** All projects with what they hold. */
    record BrowseProjects() implements ContentOperation<ProjectLines> {
        @Override
        public Class<ProjectLines> resultType() {
            return ProjectLines.class;
        }
    }

    /**
     * A project's Test Repository and the tests of one of its folders.
     *
     * @param path {@code /} for the tests outside any folder
     * @param order {@code key}, {@code summary}, {@code status} or {@code updated}, with a minus from the largest
     */
    record BrowseRepository(String project, String path, String order, Paging paging)
            implements ContentOperation<Repository> {
        @Override
        public Class<Repository> resultType() {
            return Repository.class;
        }
    }

    /**
     * The issues of one kind in a project.
     *
     * @param kind the name of an {@link IssueKind}
     * @param order as for the repository
     */
    record BrowseIssues(String project, String kind, String order, Paging paging)
            implements ContentOperation<IssueLines> {
        @Override
        public Class<IssueLines> resultType() {
            return IssueLines.class;
        }
    }

    /** What a JQL query finds. One that is not understood is {@code INVALID_INPUT}, with its place. */
    record SearchIssues(String jql, Paging paging) implements ContentOperation<IssueLines> {
        @Override
        public Class<IssueLines> resultType() {
            return IssueLines.class;
        }
    }

    /** One issue, and a page of its runs when it is a test or a test execution. */
    record ShowIssue(String key, Paging paging) implements ContentOperation<ShownIssue> {
        @Override
        public Class<ShownIssue> resultType() {
            return ShownIssue.class;
        }
    }

    /** One run. */
    record ShowTestRun(String id) implements ContentOperation<RunDetail> {
        @Override
        public Class<RunDetail> resultType() {
            return RunDetail.class;
        }
    }

    /** What is known of a file of the site. */
    record FindFile(String id) implements ContentOperation<StoredAttachment> {
        @Override
        public Class<StoredAttachment> resultType() {
            return StoredAttachment.class;
        }
    }

    record ProjectLines(List<ProjectLine> projects) {}

    /** @param path the folder whose tests are shown */
    record Repository(
            ProjectLine project, FolderNode root, String path, List<IssueLine> tests, long total, Paging paging) {}

    /** One page of issues. */
    record IssueLines(List<IssueLine> issues, long total, Paging paging) {}

    record ShownIssue(IssueDetail issue, List<RunLine> runs, long totalRuns, Paging paging) {}
}
