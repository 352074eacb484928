package dev.lightbox.backup.internal.content;

import dev.lightbox.backup.ItemKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things lie in a snapshot ({@code docs/format/snapshot-content-v1.md}). */
public final class SnapshotPaths {
    /** Statuses and link types of the site. */
    public static final String SITE = "site.json";

    /** All gaps; the manifest's info holds their number and the first of them. */
    public static final String GAPS = "gaps.json";

    private static final Pattern ITEM = Pattern.compile("projects/([^/]+)/([a-z-]+)/(?:([^/]+)/)?([^/]+)\\.json");
    private static final Pattern OF_PROJECT = Pattern.compile("projects/([^/]+)/(project|folders)\\.json");
    private static final Pattern FILE = Pattern.compile("attachments/([^/]+?)(\\.json)?");

    /**
     * What lies at a path.
     *
     * @param projectId empty for what belongs to no project
     * @param parentId the execution of a run; empty otherwise
     * @param id the item's id; the project's id for what a project has one of
     * @param bytes whether it is a file's content and not a JSON document
     */
    public record Place(ItemKind kind, String projectId, String parentId, String id, boolean bytes) {}

    private SnapshotPaths() {}

    /** A project's key, settings and statuses. */
    public static String project(String projectId) {
        return "projects/" + safe(projectId) + "/project.json";
    }

    /** A project's Test Repository folders. */
    public static String folders(String projectId) {
        return "projects/" + safe(projectId) + "/folders.json";
    }

    /** An issue. */
    public static String issue(ItemKind kind, String projectId, String issueId) {
        return "projects/" + safe(projectId) + "/" + kind.folder() + "/" + safe(issueId) + ".json";
    }

    /** A run of an execution. */
    public static String run(String projectId, String executionId, String runId) {
        return "projects/" + safe(projectId) + "/" + ItemKind.TEST_RUN.folder() + "/" + safe(executionId) + "/"
                + safe(runId) + ".json";
    }

    /** The content of a file. */
    public static String attachment(String id) {
        return "attachments/" + safe(id);
    }

    /** What is known about a file. */
    public static String attachmentInfo(String id) {
        return attachment(id) + ".json";
    }

    /** What lies at {@code path}; empty for what this version does not know. */
    public static Optional<Place> parse(String path) {
        if (path.equals(SITE)) {
            return Optional.of(new Place(ItemKind.SITE, "", "", "site", false));
        }
        Matcher ofProject = OF_PROJECT.matcher(path);
        if (ofProject.matches()) {
            ItemKind kind = ofProject.group(2).equals("project") ? ItemKind.PROJECT : ItemKind.FOLDERS;
            return Optional.of(new Place(kind, ofProject.group(1), "", ofProject.group(1), false));
        }
        Matcher file = FILE.matcher(path);
        if (file.matches()) {
            return Optional.of(new Place(ItemKind.ATTACHMENT, "", "", file.group(1), file.group(2) == null));
        }
        Matcher item = ITEM.matcher(path);
        if (!item.matches()) {
            return Optional.empty();
        }
        String parent = item.group(3) == null ? "" : item.group(3);
        return ItemKind.ofFolder(item.group(2))
                .map(kind -> new Place(kind, item.group(1), parent, item.group(4), false));
    }

    /** An id as part of a path: ids come from a stranger and must not lead elsewhere. */
    private static String safe(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new IllegalArgumentException("Not an id that Xray gives out: '" + id + "'");
        }
        return id;
    }
}
