package dev.lightbox.xray.site.content;

/** In which form a test is defined (contract section 12.2). */
public enum DefinitionKind {
    STEPS("Steps"),
    GHERKIN("Gherkin"),
    UNSTRUCTURED("Unstructured");

    private final String wireName;

    DefinitionKind(String wireName) {
        this.wireName = wireName;
    }

    /** How GraphQL calls it. */
    public String wireName() {
        return wireName;
    }
}
