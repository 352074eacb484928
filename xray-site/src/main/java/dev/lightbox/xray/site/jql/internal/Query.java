package dev.lightbox.xray.site.jql.internal;

import java.util.List;
import java.util.Optional;

/**
 * A parsed query.
 *
 * @param text what was parsed, to say where in it something is wrong
 */
public record Query(String text, Optional<Condition> where, List<Order> order) {
    public Query {
        order = List.copyOf(order);
    }

    /** What an issue must meet. */
    sealed interface Condition {
        record And(List<Condition> all) implements Condition {}

        record Or(List<Condition> any) implements Condition {}

        record Not(Condition inner) implements Condition {}

        /**
         * A comparison of one field.
         *
         * @param operands one, or those of a list; at least one
         * @param position where it starts
         */
        record Compare(Field field, Operator operator, List<Operand> operands, int position) implements Condition {}
    }

    /** @param descending from the largest */
    record Order(Field field, boolean descending) {}

    /** What a field is compared with. */
    sealed interface Operand {
        record Text(String value, int position) implements Operand {}

        /** {@code EMPTY} or {@code NULL}. */
        record Empty() implements Operand {}

        /** A call such as {@code startOfDay("-1d")}. */
        record Call(JqlFunction function, List<Text> arguments, int position) implements Operand {}
    }

    /** Operators; each but the comparisons comes with its negation. */
    enum Operator {
        EQUALS,
        NOT_EQUALS,
        CONTAINS,
        NOT_CONTAINS,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        boolean negated() {
            return this == NOT_EQUALS || this == NOT_CONTAINS;
        }

        /** Whether it asks for what is smaller or larger. */
        boolean compares() {
            return this == LESS || this == LESS_OR_EQUAL || this == GREATER || this == GREATER_OR_EQUAL;
        }

        /** How SQL writes a comparison. */
        String sql() {
            return switch (this) {
                case LESS -> "<";
                case LESS_OR_EQUAL -> "<=";
                case GREATER -> ">";
                case GREATER_OR_EQUAL -> ">=";
                case EQUALS, NOT_EQUALS, CONTAINS, NOT_CONTAINS -> "=";
            };
        }
    }
}
