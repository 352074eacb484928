package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.jql.internal.Query.Condition;
import dev.lightbox.xray.site.jql.internal.Query.Operator;
import dev.lightbox.xray.site.jql.internal.Query.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads tokens by recursive descent: {@code or} binds weakest, then {@code and}, then {@code not}. One use only. */
public final class Parser {
    private static final int MAX_DEPTH = 64;
    /** More than there are fields; databases take no more than some hundred. */
    private static final int MAX_ORDER = 20;

    private final String text;
    private final TokenStream tokens;
    private final OperandParser operands;
    private int depth;

    private Parser(String text) {
        this.text = text;
        this.tokens = new TokenStream(text);
        this.operands = new OperandParser(tokens);
    }

    /** @throws SiteRefusal that says what was expected and where */
    public static Query parse(String jql) {
        return new Parser(jql).query();
    }

    private Query query() {
        boolean unconditional = tokens.atEnd() || tokens.peek().isWord("order");
        Optional<Condition> where = unconditional ? Optional.empty() : Optional.of(or());
        List<Order> order = tokens.takeWord("order") ? order() : List.of();
        if (!tokens.atEnd()) {
            throw tokens.expected("'AND', 'OR' or 'ORDER BY'");
        }
        return new Query(text, where, order);
    }

    private Condition or() {
        List<Condition> any = new ArrayList<>(List.of(and()));
        while (tokens.takeWord("or") || tokens.takeSymbol("||")) {
            any.add(and());
        }
        return any.size() == 1 ? any.getFirst() : new Condition.Or(any);
    }

    private Condition and() {
        List<Condition> all = new ArrayList<>(List.of(not()));
        while (tokens.takeWord("and") || tokens.takeSymbol("&&")) {
            all.add(not());
        }
        return all.size() == 1 ? all.getFirst() : new Condition.And(all);
    }

    private Condition not() {
        if (++depth > MAX_DEPTH) {
            throw tokens.refusal(
                    "More than " + MAX_DEPTH + " nested conditions",
                    tokens.peek().position());
        }
        try {
            return tokens.takeWord("not") || tokens.takeSymbol("!") ? new Condition.Not(not()) : primary();
        } finally {
            depth--;
        }
    }

    private Condition primary() {
        if (!tokens.takeSymbol("(")) {
            return comparison();
        }
        Condition inner = or();
        tokens.expectSymbol(")");
        return inner;
    }

    private Condition comparison() {
        int position = tokens.peek().position();
        Field field = field();
        if (tokens.takeWord("is")) {
            return is(field, position);
        }
        if (tokens.takeWord("not")) {
            tokens.expectWord("in");
            return in(field, Operator.NOT_EQUALS, position);
        }
        if (tokens.takeWord("in")) {
            return in(field, Operator.EQUALS, position);
        }
        Operator operator = allowed(field, operator());
        return new Condition.Compare(field, operator, List.of(operands.one(field, operator)), position);
    }

    private Condition in(Field field, Operator operator, int position) {
        return new Condition.Compare(field, allowed(field, operator), operands.list(field, operator), position);
    }

    private Condition is(Field field, int position) {
        Operator operator = tokens.takeWord("not") ? Operator.NOT_EQUALS : Operator.EQUALS;
        if (!tokens.takeWord("empty") && !tokens.takeWord("null")) {
            throw tokens.expected("'EMPTY'");
        }
        return new Condition.Compare(field, operator, List.of(operands.empty(field, position)), position);
    }

    private Field field() {
        if (!tokens.peek().isName()) {
            throw tokens.expected("a field name");
        }
        Token name = tokens.take();
        return Field.named(name.text())
                .orElseThrow(() -> tokens.refusal(
                        "Field '" + name.text() + "' does not exist or is not supported", name.position()));
    }

    private Operator operator() {
        Token token = tokens.peek();
        if (token.isWord("was") || token.isWord("changed")) {
            throw tokens.refusal(
                    "The operator '" + token.text().toUpperCase(Locale.ROOT)
                            + "' is not supported: this site keeps no history of fields",
                    token.position());
        }
        Operator operator = switch (token.kind() == Token.Kind.SYMBOL ? token.text() : "") {
            case "=" -> Operator.EQUALS;
            case "!=" -> Operator.NOT_EQUALS;
            case "~" -> Operator.CONTAINS;
            case "!~" -> Operator.NOT_CONTAINS;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            default ->
                throw tokens.expected(
                        "one of '=', '!=', '~', '!~', '<', '<=', '>', '>=', 'IN', 'NOT IN', 'IS', 'IS NOT'");
        };
        tokens.take();
        return operator;
    }

    private Operator allowed(Field field, Operator operator) {
        if (!field.takes(operator)) {
            throw tokens.refusal(
                    "The operator is not supported by the field '" + field.shown() + "'",
                    tokens.previous().position());
        }
        return operator;
    }

    private List<Order> order() {
        tokens.expectWord("by");
        List<Order> order = new ArrayList<>();
        do {
            Field field = field();
            boolean descending = tokens.takeWord("desc");
            if (!descending) {
                tokens.takeWord("asc");
            }
            order.add(new Order(field, descending));
            if (order.size() > MAX_ORDER) {
                throw tokens.refusal(
                        "More than " + MAX_ORDER + " fields to order by",
                        tokens.peek().position());
            }
        } while (tokens.takeSymbol(","));
        return order;
    }
}
