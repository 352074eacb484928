package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.jql.internal.Query.Operator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields that queries may name, with the operators that each takes. */
@SuppressWarnings("ImmutableEnumChecker") // Both collections are unmodifiable copies.
enum Field {
    PROJECT(Operators.EQUALITY, "project"),
    KEY(Operators.ORDERED, "key", "issuekey", "issue", "id", "issueFunction"),
    TYPE(Operators.EQUALITY, "issuetype", "type"),
    SUMMARY(Operators.WORDS, "summary"),
    DESCRIPTION(Operators.WORDS, "description"),
    TEXT(Operators.WORDS, "text"),
    LABELS(Operators.EQUALITY, "labels", "label"),
    STATUS(Operators.EQUALITY, "status"),
    STATUS_CATEGORY(Operators.EQUALITY, "statusCategory"),
    ASSIGNEE(Operators.EQUALITY, "assignee"),
    REPORTER(Operators.EQUALITY, "reporter"),
    CREATED(Operators.ORDERED, "created", "createddate"),
    UPDATED(Operators.ORDERED, "updated", "updateddate"),
    FIX_VERSION(Operators.EQUALITY, "fixVersion", "fixVersions"),
    COMPONENT(Operators.EQUALITY, "component", "components"),
    PRIORITY(Operators.EQUALITY, "priority"),
    PARENT(Operators.EQUALITY, "parent"),
    TEST_TYPE(Operators.EQUALITY, "testType"),
    RANK(Set.of(), "rank");

    private static final class Operators {
        static final Set<Operator> EQUALITY = EnumSet.of(Operator.EQUALS, Operator.NOT_EQUALS);
        static final Set<Operator> WORDS = EnumSet.of(Operator.CONTAINS, Operator.NOT_CONTAINS);
        static final Set<Operator> ORDERED = EnumSet.complementOf(EnumSet.copyOf(WORDS));
    }

    private final Set<Operator> operators;
    private final List<String> names;

    Field(Set<Operator> operators, String... names) {
        this.operators = Set.copyOf(operators);
        this.names = List.of(names);
    }

    static Optional<Field> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.names.stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    boolean takes(Operator operator) {
        return operators.contains(operator);
    }

    /** Whether an issue can be without it. */
    boolean canBeEmpty() {
        return switch (this) {
            case DESCRIPTION, LABELS, ASSIGNEE, FIX_VERSION, COMPONENT, PRIORITY, PARENT, TEST_TYPE -> true;
            default -> false;
        };
    }

    /** What functions must deliver to be a value of this field, if any do. */
    Optional<JqlFunction.Result> functions() {
        return switch (this) {
            case KEY -> Optional.of(JqlFunction.Result.ISSUES);
            case ASSIGNEE, REPORTER -> Optional.of(JqlFunction.Result.USER);
            case CREATED, UPDATED -> Optional.of(JqlFunction.Result.MOMENT);
            default -> Optional.empty();
        };
    }

    String shown() {
        return names.getFirst();
    }
}
