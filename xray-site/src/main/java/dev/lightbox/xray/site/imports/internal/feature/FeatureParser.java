package dev.lightbox.xray.site.imports.internal.feature;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParseError;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a feature file with Cucumber's own parser, in every language of Gherkin. The texts of tests are taken from the file
 * itself, so that tables, comments and texts stay as they were written.
 */
public final class FeatureParser {
    private FeatureParser() {}

    /** The file cannot be read as a feature; the message is for the one who wrote it. */
    public static final class NotAFeature extends Exception {
        private static final long serialVersionUID = 1;

        NotAFeature(String message) {
            super(message);
        }
    }

    /** @throws NotAFeature with line and reason */
    public static ParsedFeature parse(String path, String text) throws NotAFeature {
        List<Envelope> messages = messages(path, text);
        for (Envelope message : messages) {
            if (message.getParseError().isPresent()) {
                throw new NotAFeature(reason(message.getParseError().get()));
            }
        }
        Feature feature = messages.stream()
                .flatMap(message -> message.getGherkinDocument().stream())
                .flatMap((GherkinDocument document) -> document.getFeature().stream())
                .findFirst()
                .orElseThrow(() -> new NotAFeature("it holds no feature"));
        return new Assembly(path, feature, new FeatureLines(text)).build();
    }

    private static List<Envelope> messages(String path, String text) throws NotAFeature {
        GherkinParser parser = GherkinParser.builder()
                .includeSource(false)
                .includePickles(false)
                .build();
        try (Stream<Envelope> messages = parser.parse(path, text.getBytes(StandardCharsets.UTF_8))) {
            return messages.toList();
        } catch (RuntimeException fault) {
            // The parser answers what is wrong in a message; an exception is a fault of its own, still not ours.
            throw new NotAFeature("the parser cannot read it: " + fault.getMessage());
        }
    }

    private static String reason(ParseError error) {
        String message = error.getMessage().lines().findFirst().orElse("not a feature");
        return message.length() <= 300 ? message : message.substring(0, 300) + "…";
    }

    /** A part of the file: where it begins, with its tags, and what becomes of it. */
    private sealed interface Part {
        int start();

        record Background(int start, int head, String name) implements Part {}

        record Scenario(int start, int head, String name, List<String> tags) implements Part {}

        record RuleHead(int start, List<String> tags) implements Part {}
    }

    /** For one use. */
    private static final class Assembly {
        private final String path;
        private final Feature feature;
        private final FeatureLines lines;
        private final List<Part> parts = new ArrayList<>();

        Assembly(String path, Feature feature, FeatureLines lines) {
            this.path = path;
            this.feature = feature;
            this.lines = lines;
        }

        ParsedFeature build() {
            feature.getChildren().forEach(child -> {
                child.getBackground().ifPresent(this::add);
                child.getScenario().ifPresent(this::add);
                child.getRule().ifPresent(this::add);
            });
            return new ParsedFeature(path, names(feature.getTags()), scenarios());
        }

        private void add(io.cucumber.messages.types.Background background) {
            int line = line(background.getLocation());
            parts.add(new Part.Background(line, line, background.getName().strip()));
        }

        private void add(io.cucumber.messages.types.Scenario scenario) {
            int head = line(scenario.getLocation());
            parts.add(new Part.Scenario(
                    start(head, scenario.getTags()), head, scenario.getName().strip(), names(scenario.getTags())));
        }

        private void add(Rule rule) {
            parts.add(new Part.RuleHead(start(line(rule.getLocation()), rule.getTags()), names(rule.getTags())));
            rule.getChildren().forEach(child -> {
                child.getBackground().ifPresent(this::add);
                child.getScenario().ifPresent(this::add);
            });
        }

        private List<ParsedFeature.Scenario> scenarios() {
            List<ParsedFeature.Scenario> scenarios = new ArrayList<>();
            List<ParsedFeature.Background> ofFeature = new ArrayList<>();
            List<ParsedFeature.Background> ofRule = new ArrayList<>();
            List<String> ruleTags = List.of();
            boolean inRule = false;
            for (int i = 0; i < parts.size(); i++) {
                int end = i + 1 < parts.size() ? parts.get(i + 1).start() : lines.count() + 1;
                switch (parts.get(i)) {
                    case Part.Background background ->
                        (inRule ? ofRule : ofFeature).addAll(backgrounds(background, end));
                    case Part.RuleHead rule -> {
                        inRule = true;
                        ofRule.clear();
                        ruleTags = rule.tags;
                    }
                    case Part.Scenario scenario ->
                        scenarios.add(scenario(scenario, end, ruleTags, both(ofFeature, ofRule)));
                }
            }
            return scenarios;
        }

        private ParsedFeature.Scenario scenario(
                Part.Scenario part, int end, List<String> ruleTags, List<ParsedFeature.Background> backgrounds) {
            return new ParsedFeature.Scenario(
                    part.name,
                    both(part.tags, ruleTags),
                    lines.commentAbove(part.start),
                    lines.text(part.head + 1, end),
                    backgrounds);
        }

        private List<ParsedFeature.Background> backgrounds(Part.Background part, int end) {
            String name = part.name.isEmpty() ? feature.getName().strip() : part.name;
            return lines.segments(part.head, end).stream()
                    .map(segment -> new ParsedFeature.Background(segment.key(), name, segment.text()))
                    .toList();
        }

        private static <T> List<T> both(List<T> some, List<T> more) {
            return Stream.concat(some.stream(), more.stream()).toList();
        }

        private static int start(int head, List<Tag> tags) {
            return tags.stream().mapToInt(tag -> line(tag.getLocation())).min().orElse(head);
        }

        private static int line(Location location) {
            return location.getLine();
        }

        private static List<String> names(List<Tag> tags) {
            return tags.stream().map(tag -> tag.getName().substring(1)).toList();
        }
    }
}
