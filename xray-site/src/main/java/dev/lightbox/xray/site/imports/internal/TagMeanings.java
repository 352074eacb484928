package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.ProjectRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out what the tags of a scenario or of a Robot test mean (contract sections 5.3, 6 and 7.5): with a prefix they say
 * it themselves ({@code TEST_CALC-1}), a bare key means what its issue is, and anything else is a label. For one import on
 * one thread.
 */
public final class TagMeanings {
    private static final Pattern KEY = Pattern.compile("(?:(TEST|REQ|TESTSET|PRECOND)_)?([A-Z][A-Z0-9_]*-\\d{1,9})");
    private static final String ID = "id:";

    private final JdbcClient sql;
    private final Caller caller;
    private final Map<String, Issue> issues = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Boolean> projects = new HashMap<>();

    public TagMeanings(JdbcClient sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /**
     * What a group of tags says.
     *
     * @param test key of the test, which need not exist
     * @param id of the tag {@code @id:…}, by which a scenario is found again after it was renamed
     */
    public record Meaning(
            @Nullable String test,
            List<String> requirements,
            List<String> testSets,
            List<String> labels,
            @Nullable String id) {}

    /** The issue key in a tag, with or without prefix. */
    static Optional<String> keyIn(String tag) {
        Matcher matcher = KEY.matcher(tag);
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** Looks up at once what many tags name. */
    public void learn(Collection<String> tags) {
        Set<String> keys = new LinkedHashSet<>();
        tags.forEach(tag -> keyIn(tag).filter(asked::add).ifPresent(keys::add));
        if (!keys.isEmpty()) {
            issues.putAll(IssueRows.findAll(sql, caller, keys));
        }
    }

    /** The issue that a tag's key names, when it has been learnt and the caller may see it. */
    public @Nullable Issue issue(String key) {
        return issues.get(key);
    }

    /**
     * @param own tags of the test itself
     * @param shared tags of the feature around it: of these only requirements count
     */
    public Meaning of(List<String> own, List<String> shared) {
        learn(own);
        learn(shared);
        Gathering gathering = new Gathering();
        own.forEach(tag -> gathering.add(tag, true));
        shared.forEach(tag -> gathering.add(tag, false));
        return gathering.meaning();
    }

    private final class Gathering {
        private @Nullable String test;
        private @Nullable String id;
        private final List<String> requirements = new ArrayList<>();
        private final List<String> testSets = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();

        void add(String tag, boolean own) {
            Matcher matcher = KEY.matcher(tag);
            if (matcher.matches()) {
                addKey(tag, kind(matcher.group(1), matcher.group(2)), matcher.group(2), own);
            } else if (own && tag.startsWith(ID)) {
                id = tag.substring(ID.length());
            } else if (own) {
                labels.add(tag);
            }
        }

        private void addKey(String tag, @Nullable IssueKind kind, String key, boolean own) {
            if (kind == null) {
                // Not a key of this site, though it looks like one: UTF-8, say.
                if (own) {
                    labels.add(tag);
                }
                return;
            }
            switch (kind) {
                case TEST -> test = own ? key : test;
                case TEST_SET -> testSets.add(key);
                case OTHER -> requirements.add(key);
                case PRECONDITION, TEST_PLAN, TEST_EXECUTION -> {}
            }
        }

        Meaning meaning() {
            return new Meaning(test, requirements, testSets, labels, id);
        }
    }

    /** What a key stands for; null for what is no key here. A key of a known project without an issue is a test's. */
    private @Nullable IssueKind kind(@Nullable String prefix, String key) {
        if (prefix != null) {
            return switch (prefix) {
                case "REQ" -> IssueKind.OTHER;
                case "TESTSET" -> IssueKind.TEST_SET;
                case "PRECOND" -> IssueKind.PRECONDITION;
                default -> IssueKind.TEST;
            };
        }
        Issue issue = issues.get(key);
        if (issue != null) {
            return issue.kind();
        }
        String project = key.substring(0, key.lastIndexOf('-'));
        return projects.computeIfAbsent(
                        project, name -> ProjectRows.find(sql, caller, name).isPresent())
                ? IssueKind.TEST
                : null;
    }
}
