package dev.lightbox.xray.site.content.internal;

import io.cucumber.gherkin.GherkinDialect;
import io.cucumber.gherkin.GherkinDialects;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The languages that Gherkin is written in. The site keeps texts only, so a text's language is told by its keywords. */
public final class GherkinLanguage {
    /** The language of what could be written in several. */
    public static final String DEFAULT = "en";

    private static final List<GherkinDialect> DIALECTS = Stream.concat(
                    GherkinDialects.getDialect(DEFAULT).stream(),
                    GherkinDialects.getDialects().stream()
                            .filter(dialect -> !dialect.getLanguage().equals(DEFAULT)))
            .toList();

    private GherkinLanguage() {}

    /** The dialect of a language that this class named. */
    public static GherkinDialect dialect(String language) {
        return GherkinDialects.getDialect(language).orElse(DIALECTS.getFirst());
    }

    /** The first language, English before all, in which the text's first step begins with a keyword. */
    public static String of(String gherkin) {
        String step = gherkin.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        return DIALECTS.stream()
                .filter(dialect -> dialect.getStepKeywords().stream().anyMatch(step::startsWith))
                .map(GherkinDialect::getLanguage)
                .findFirst()
                .orElse(DEFAULT);
    }

    /** The keywords of one sort, in all languages. */
    static List<String> keywords(Function<GherkinDialect, List<String>> sort) {
        return DIALECTS.stream()
                .map(sort)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** Whether a line would begin a part of a feature, or tags or a comment, and not be text. */
    public static boolean beginsPart(String line, String language) {
        GherkinDialect dialect = dialect(language);
        boolean keyword = Stream.of(
                        dialect.getFeatureKeywords(),
                        dialect.getBackgroundKeywords(),
                        dialect.getRuleKeywords(),
                        dialect.getScenarioKeywords(),
                        dialect.getScenarioOutlineKeywords(),
                        dialect.getExamplesKeywords())
                .flatMap(List::stream)
                .anyMatch(word -> line.startsWith(word + ":"));
        return keyword || line.startsWith("@") || line.startsWith("#");
    }
}
