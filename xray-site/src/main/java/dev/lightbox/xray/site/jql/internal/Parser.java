package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.jql.internal.Query.Condition;
import dev.lightbox.xray.site.jql.internal.Query.Operand;
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

    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws SiteRefusal that says what was expected and where */
    public static Query parse(String jql) {
        return new Parser(Lexer.tokens(jql)).query();
    }

    private Query query() {
        Optional<Condition> where =
                peek().kind() == Token.Kind.END || peek().isWord("order") ? Optional.empty() : Optional.of(or());
        List<Order> order = peek().isWord("order") ? order() : List.of();
        if (peek().kind() != Token.Kind.END) {
            throw expected("'AND', 'OR' or 'ORDER BY'");
        }
        return new Query(where, order);
    }

    private Condition or() {
        List<Condition> any = new ArrayList<>(List.of(and()));
        while (takeWord("or") || takeSymbol("||")) {
            any.add(and());
        }
        return any.size() == 1 ? any.getFirst() : new Condition.Or(any);
    }

    private Condition and() {
        List<Condition> all = new ArrayList<>(List.of(not()));
        while (takeWord("and") || takeSymbol("&&")) {
            all.add(not());
        }
        return all.size() == 1 ? all.getFirst() : new Condition.And(all);
    }

    private Condition not() {
        if (++depth > MAX_DEPTH) {
            throw Lexer.refusal("More than " + MAX_DEPTH + " nested conditions", peek().position());
        }
        try {
            return takeWord("not") || takeSymbol("!") ? new Condition.Not(not()) : primary();
        } finally {
            depth--;
        }
    }

    private Condition primary() {
        if (!takeSymbol("(")) {
            return comparison();
        }
        Condition inner = or();
        expectSymbol(")");
        return inner;
    }

    private Condition comparison() {
        Token name = peek();
        Field field = field();
        if (takeWord("is")) {
            return is(field, name.position());
        }
        if (takeWord("not")) {
            expectWord("in");
            return new Condition.Compare(field, allowed(field, Operator.NOT_EQUALS), list(field), name.position());
        }
        if (takeWord("in")) {
            return new Condition.Compare(field, allowed(field, Operator.EQUALS), list(field), name.position());
        }
        Operator operator = allowed(field, operator());
        return new Condition.Compare(field, operator, List.of(operand(field)), name.position());
    }

    private Condition is(Field field, int position) {
        Operator operator = takeWord("not") ? Operator.NOT_EQUALS : Operator.EQUALS;
        if (!takeWord("empty") && !takeWord("null")) {
            throw expected("'EMPTY'");
        }
        return new Condition.Compare(field, operator, List.of(empty(field, position)), position);
    }

    private Field field() {
        Token name = peek();
        if (!name.isName()) {
            throw expected("a field name");
        }
        next++;
        return Field.named(name.text())
                .orElseThrow(() -> Lexer.refusal(
                        "Field '" + name.text() + "' does not exist or is not supported", name.position()));
    }

    private Operator operator() {
        Token token = peek();
        Optional<Operator> operator = token.kind() != Token.Kind.SYMBOL
                ? Optional.empty()
                : switch (token.text()) {
                    case "=" -> Optional.of(Operator.EQUALS);
                    case "!=" -> Optional.of(Operator.NOT_EQUALS);
                    case "~" -> Optional.of(Operator.CONTAINS);
                    case "!~" -> Optional.of(Operator.NOT_CONTAINS);
                    case "<" -> Optional.of(Operator.LESS);
                    case "<=" -> Optional.of(Operator.LESS_OR_EQUAL);
                    case ">" -> Optional.of(Operator.GREATER);
                    case ">=" -> Optional.of(Operator.GREATER_OR_EQUAL);
                    default -> Optional.empty();
                };
        Operator found = operator.orElseThrow(
                () -> expected("one of '=', '!=', '~', '!~', '<', '<=', '>', '>=', 'IN', 'NOT IN', 'IS', 'IS NOT'"));
        next++;
        return found;
    }

    private Operator allowed(Field field, Operator operator) {
        if (!field.takes(operator)) {
            throw Lexer.refusal(
                    "The operator is not supported by the field '" + field.shown() + "'",
                    tokens.get(next - 1).position());
        }
        return operator;
    }

    private List<Operand> list(Field field) {
        expectSymbol("(");
        List<Operand> operands = new ArrayList<>(List.of(operand(field)));
        while (takeSymbol(",")) {
            operands.add(operand(field));
        }
        expectSymbol(")");
        return operands;
    }

    private Operand operand(Field field) {
        Token value = peek();
        if (!value.isName()) {
            throw expected("a value");
        }
        next++;
        if (value.isWord("empty") || value.isWord("null")) {
            return empty(field, value.position());
        }
        if (!takeSymbol("(")) {
            return new Operand.Text(value.text(), value.position());
        }
        expectSymbol(")");
        if (!value.isWord("currentUser") || !field.isUser()) {
            throw Lexer.refusal(
                    "Function '" + value.text() + "' is not supported for the field '" + field.shown() + "'",
                    value.position());
        }
        return new Operand.CurrentUser();
    }

    private static Operand empty(Field field, int position) {
        if (!field.canBeEmpty()) {
            throw Lexer.refusal("The field '" + field.shown() + "' is never empty", position);
        }
        return new Operand.Empty();
    }

    private List<Order> order() {
        next++;
        expectWord("by");
        List<Order> order = new ArrayList<>();
        do {
            Field field = field();
            boolean descending = takeWord("desc");
            if (!descending) {
                takeWord("asc");
            }
            order.add(new Order(field, descending));
            if (order.size() > MAX_ORDER) {
                throw Lexer.refusal("More than " + MAX_ORDER + " fields to order by", peek().position());
            }
        } while (takeSymbol(","));
        return order;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean takeWord(String word) {
        boolean found = peek().isWord(word);
        next += found ? 1 : 0;
        return found;
    }

    private boolean takeSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        next += found ? 1 : 0;
        return found;
    }

    private void expectWord(String word) {
        if (!takeWord(word)) {
            throw expected("'" + word.toUpperCase(Locale.ROOT) + "'");
        }
    }

    private void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    private SiteRefusal expected(String what) {
        return Lexer.refusal("Expecting " + what + " but got " + peek().shown(), peek().position());
    }
}
