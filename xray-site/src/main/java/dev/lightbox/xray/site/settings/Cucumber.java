package dev.lightbox.xray.site.settings;

/**
 * How features are exported (contract sections 5.2 and 5.3).
 *
 * @param prefixes tags say what a key is: {@code @TEST_CALC-1} instead of {@code @CALC-1}
 * @param summariesInNames files are named by summaries instead of keys
 */
public record Cucumber(boolean prefixes, boolean summariesInNames) {
    /** As a new site has it. */
    public static final Cucumber STANDARD = new Cucumber(true, false);
}
