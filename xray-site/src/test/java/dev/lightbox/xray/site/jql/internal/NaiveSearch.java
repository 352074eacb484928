package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.content.StatusCategory;
import dev.lightbox.xray.site.jql.internal.Query.Condition;
import dev.lightbox.xray.site.jql.internal.Query.Operand;
import dev.lightbox.xray.site.jql.internal.Query.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at each issue of a list and decides by the plainest means whether a query finds it. */
final class NaiveSearch {

    /** @param sets what the issue is a member of; all texts as they were given */
    record Example(
            long id,
            String project,
            int number,
            String type,
            String summary,
            String description,
            List<String> labels,
            String status,
            String assignee,
            Instant created,
            List<String> versions,
            String priority,
            String parent,
            Set<String> sets) {
        String key() {
            return project + "-" + number;
        }
    }

    private final String me;
    private final Moments moments;

    NaiveSearch(String me, Instant now) {
        this.me = me;
        this.moments = new Moments("", now);
    }

    List<String> find(List<Example> issues, Query query) {
        return issues.stream()
                .filter(issue -> query.where().map(where -> meets(issue, where)).orElse(true))
                .map(Example::key)
                .toList();
    }

    private boolean meets(Example issue, Condition condition) {
        return switch (condition) {
            case Condition.And(var all) -> all.stream().allMatch(inner -> meets(issue, inner));
            case Condition.Or(var any) -> any.stream().anyMatch(inner -> meets(issue, inner));
            case Condition.Not(var inner) -> !meets(issue, inner);
            case Condition.Compare compare -> compare(issue, compare);
        };
    }

    private boolean compare(Example issue, Condition.Compare compare) {
        boolean found = compare.operands().stream().anyMatch(operand -> has(issue, compare, operand));
        if (!compare.operator().negated()) {
            return found;
        }
        boolean asksEmpty = compare.operands().stream().anyMatch(Operand.Empty.class::isInstance);
        return !found && (asksEmpty || !isEmpty(issue, compare.field()));
    }

    private boolean has(Example issue, Condition.Compare compare, Operand operand) {
        return switch (operand) {
            case Operand.Empty() -> isEmpty(issue, compare.field());
            case Operand.Text text -> value(issue, compare, text);
            case Operand.Call call ->
                switch (call.function().result()) {
                    case USER -> me.equals(issue.assignee);
                    case MOMENT -> holds(compare.operator(), issue.created.toEpochMilli(), moments.millis(call));
                    case ISSUES -> call.arguments().stream().anyMatch(set -> issue.sets.contains(set.value()));
                };
        };
    }

    private static boolean isEmpty(Example issue, Field field) {
        return switch (field) {
            case DESCRIPTION -> issue.description.isEmpty();
            case LABELS -> issue.labels.isEmpty();
            case ASSIGNEE -> issue.assignee.isEmpty();
            case FIX_VERSION -> issue.versions.isEmpty();
            case PRIORITY -> issue.priority.isEmpty();
            case PARENT -> issue.parent.isEmpty();
            default -> false;
        };
    }

    private boolean value(Example issue, Condition.Compare compare, Operand.Text text) {
        String value = text.value();
        return switch (compare.field()) {
            case PROJECT -> issue.project.equalsIgnoreCase(value);
            case KEY -> key(issue, compare.operator(), value);
            case TYPE -> issue.type.equalsIgnoreCase(value);
            case SUMMARY -> words(issue.summary, value);
            case DESCRIPTION -> words(issue.description, value);
            case TEXT -> words(issue.summary + " " + issue.description, value);
            case LABELS -> issue.labels.contains(value);
            case STATUS -> issue.status.equalsIgnoreCase(value);
            case STATUS_CATEGORY -> StatusCategory.of(issue.status).title().equalsIgnoreCase(value);
            case ASSIGNEE -> !issue.assignee.isEmpty() && issue.assignee.equals(value);
            case CREATED -> holds(compare.operator(), issue.created.toEpochMilli(), moments.millis(text));
            case FIX_VERSION -> issue.versions.stream().anyMatch(value::equalsIgnoreCase);
            case PRIORITY -> issue.priority.equalsIgnoreCase(value);
            case PARENT -> issue.parent.equalsIgnoreCase(value);
            default -> throw new IllegalArgumentException(compare.field().name());
        };
    }

    private static boolean key(Example issue, Operator operator, String value) {
        String[] parts = value.toUpperCase(Locale.ROOT).split("-");
        return parts.length == 1
                ? holds(operator, issue.id, Long.parseLong(value))
                : parts[0].equals(issue.project) && holds(operator, issue.number, Long.parseLong(parts[1]));
    }

    private static boolean words(String text, String searched) {
        return WordSql.pieces(searched).stream()
                .allMatch(word -> text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)));
    }

    private static boolean holds(Operator operator, long actual, long wanted) {
        return switch (operator) {
            case LESS -> actual < wanted;
            case LESS_OR_EQUAL -> actual <= wanted;
            case GREATER -> actual > wanted;
            case GREATER_OR_EQUAL -> actual >= wanted;
            default -> actual == wanted;
        };
    }
}
