package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.content.IssueKind;
import java.util.Arrays;

/** The lists of a project, one for each kind of issue that does not lie in folders. */
public enum ContentTab {
    EXECUTIONS("executions", "Test Executions", IssueKind.TEST_EXECUTION),
    PLANS("plans", "Test Plans", IssueKind.TEST_PLAN),
    SETS("sets", "Test Sets", IssueKind.TEST_SET),
    PRECONDITIONS("preconditions", "Preconditions", IssueKind.PRECONDITION),
    OTHERS("issues", "Other issues", IssueKind.OTHER);

    private final String path;
    private final String title;
    private final IssueKind kind;

    ContentTab(String path, String title, IssueKind kind) {
        this.path = path;
        this.title = title;
        this.kind = kind;
    }

    static ContentTab named(String path) {
        return Arrays.stream(values())
                .filter(tab -> tab.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "A project has no list \"" + path + "\".",
                        "Choose one of the lists on the project's page."));
    }

    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    public IssueKind kind() {
        return kind;
    }
}
