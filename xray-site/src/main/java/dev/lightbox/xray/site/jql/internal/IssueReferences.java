package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.jql.internal.Query.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Issues that a query names by key or by id.
 *
 * @param keys in upper case
 */
record IssueReferences(List<String> keys, List<Long> ids) {
    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)-([0-9]{1,18})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** @param project in upper case */
    record Key(String project, long number) {}

    static Optional<Long> id(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static Optional<Key> key(String text) {
        Matcher key = KEY.matcher(text);
        return key.matches()
                ? Optional.of(new Key(key.group(1).toUpperCase(Locale.ROOT), Long.parseLong(key.group(2))))
                : Optional.empty();
    }

    static boolean isOne(String text) {
        return id(text).isPresent() || key(text).isPresent();
    }

    /** @throws dev.lightbox.xray.site.SiteRefusal when one of them is neither */
    static IssueReferences of(String jql, String where, List<Operand.Text> given) {
        List<String> keys = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Operand.Text text : given) {
            if (!isOne(text.value())) {
                throw JqlError.at(
                        jql, text.position(), "The issue key '" + text.value() + "' for " + where + " is invalid");
            }
            id(text.value())
                    .ifPresentOrElse(ids::add, () -> keys.add(text.value().toUpperCase(Locale.ROOT)));
        }
        return new IssueReferences(keys, ids);
    }

    /** That an issue is one of these. */
    String sql(String alias, Parameters parameters) {
        return "(%1$s.issue_key IN %2$s OR %1$s.id IN %3$s)"
                .formatted(alias, parameters.list(keys, ""), parameters.list(ids, -1L));
    }
}
