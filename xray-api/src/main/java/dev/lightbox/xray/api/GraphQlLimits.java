package dev.lightbox.xray.api;

import java.util.Set;

/** What one GraphQL request may ask for (contract section 4.2); the site refuses more, the client plans for less. */
public final class GraphQlLimits {
    /** The largest {@code limit} of a paged field; the smallest is 1. */
    public static final int MAX_PAGE = 100;

    /** Items of one request, computed from the limits and never from the data. */
    public static final int MAX_ITEMS = 10_000;

    /** Fields of one request that need a fetch of their own; {@link #needsFetch} says which these are. */
    public static final int MAX_RESOLVERS = 25;

    /** How deep fields may nest. The contract names no bound; this one is far beyond what the data can answer. */
    public static final int MAX_DEPTH = 20;

    /** Characters of a document. Attachments in base64 go into the variables, which are not counted. */
    public static final int MAX_DOCUMENT_CHARACTERS = 1_000_000;

    /** Ids that one list argument may hold. */
    public static final int MAX_IDS = 10_000;

    /** Object types whose values come with their parent. */
    private static final Set<String> EMBEDDED = Set.of(
            "Status",
            "StepStatus",
            "TestStatusType",
            "CoverageStatus",
            "TestType",
            "Folder",
            "CustomStepField",
            "TestRunCustomStepField",
            "TestRunCustomFieldValue",
            "TestRunParameter",
            "Changes",
            "Parameter",
            "DatasetRow");

    private GraphQlLimits() {}

    /**
     * Whether a nested field counts as a resolver. Every root field counts one. A nested field of an object type counts
     * one, unless its value comes with its parent: the parent is a page ({@code …Results}), a mutation's answer
     * ({@code …Result}) or project settings, or the type is a small value such as a status. Scalars never count.
     *
     * @param parentType the type that the field is selected on
     * @param type the field's own object type, without list and non-null marks
     */
    public static boolean needsFetch(String parentType, String type) {
        return !parentType.endsWith("Results")
                && !parentType.endsWith("Result")
                && !parentType.startsWith("ProjectSettings")
                && !EMBEDDED.contains(type);
    }
}
