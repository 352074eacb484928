package dev.lightbox.xray.site.content;

import java.util.List;
import java.util.Optional;

/**
 * The types of links between issues.
 *
 * @param outward what the issue that a link starts from does to the other: {@code tests}
 * @param inward the same seen from the other: {@code is tested by}
 */
public record LinkType(String id, String name, String outward, String inward) {
    /** Coverage: a test tests a requirement. */
    public static final LinkType TEST = new LinkType("10100", "Test", "tests", "is tested by");

    private static final LinkType DEFECT = new LinkType("10101", "Defect", "created", "created by");

    /** What Xray's API lists: two, as many as the vendor's own collection of calls expects. */
    public static final List<LinkType> OF_XRAY = List.of(TEST, DEFECT);

    /** What Jira lists: those that a new site has, and Xray's. */
    public static final List<LinkType> ALL = List.of(
            new LinkType("10000", "Blocks", "blocks", "is blocked by"),
            new LinkType("10001", "Cloners", "clones", "is cloned by"),
            DEFECT,
            new LinkType("10002", "Duplicate", "duplicates", "is duplicated by"),
            new LinkType("10003", "Relates", "relates to", "relates to"),
            TEST);

    /** The type with this name or id. */
    public static Optional<LinkType> find(String nameOrId) {
        return ALL.stream()
                .filter(type -> type.name.equalsIgnoreCase(nameOrId) || type.id.equals(nameOrId))
                .findFirst();
    }
}
