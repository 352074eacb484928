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
    KEY(Operators.ORDERED, "key", "issuekey", "issue", "id"),
    TYPE(Operators.EQUALITY, "issuetype", "type"),
    SUMMARY(Operators.WORDS, "summary"),
    DESCRIPTION(Operators.WORDS, "description"),
    TEXT(Operators.WORDS, "text"),
    LABELS(Operators.EQUALITY, "labels", "label"),
    STATUS(Operators.EQUALITY, "status"),
    ASSIGNEE(Operators.EQUALITY, "assignee"),
    REPORTER(Operators.EQUALITY, "reporter"),
    CREATED(Operators.ORDERED, "created", "createddate"),
    UPDATED(Operators.ORDERED, "updated", "updateddate");

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
        return this == DESCRIPTION || this == LABELS || this == ASSIGNEE;
    }

    /** Whether its values are users. */
    boolean isUser() {
        return this == ASSIGNEE || this == REPORTER;
    }

    String shown() {
        return names.getFirst();
    }
}
