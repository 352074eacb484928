package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.jql.internal.Query.Operand;
import dev.lightbox.xray.site.jql.internal.Query.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what fields are compared with: values, {@code EMPTY}, calls of functions, and lists of these. */
final class OperandParser {
    private final TokenStream tokens;

    OperandParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** A list in parentheses, or a function that delivers one. */
    List<Operand> list(Field field, Operator operator) {
        if (!tokens.takeSymbol("(")) {
            Operand only = one(field, operator);
            if (only instanceof Operand.Call) {
                return List.of(only);
            }
            throw tokens.refusal(
                    "Expecting '(' before a list of values", tokens.previous().position());
        }
        List<Operand> operands = new ArrayList<>(List.of(one(field, operator)));
        while (tokens.takeSymbol(",")) {
            operands.add(one(field, operator));
        }
        tokens.expectSymbol(")");
        return operands;
    }

    Operand one(Field field, Operator operator) {
        Token value = name("a value");
        if (value.isWord("empty") || value.isWord("null")) {
            return empty(field, value.position());
        }
        return tokens.takeSymbol("(") ? call(value, field, operator) : new Operand.Text(value.text(), value.position());
    }

    Operand empty(Field field, int position) {
        if (!field.canBeEmpty()) {
            throw tokens.refusal("The field '" + field.shown() + "' is never empty", position);
        }
        return new Operand.Empty();
    }

    /** The call of the function {@code name}, whose parenthesis has just been read. */
    private Operand call(Token name, Field field, Operator operator) {
        List<Operand.Text> arguments = arguments();
        JqlFunction function = JqlFunction.named(name.text())
                .filter(known -> field.functions().equals(Optional.of(known.result())))
                .orElseThrow(() -> tokens.refusal(
                        "Function '" + name.text() + "' is not supported for the field '" + field.shown() + "'",
                        name.position()));
        if (!function.takes(arguments.size())) {
            throw tokens.refusal(
                    "Function '" + function.shown() + "' takes " + function.arity() + " but got " + arguments.size(),
                    name.position());
        }
        if (operator.compares() && function.result() == JqlFunction.Result.ISSUES) {
            throw tokens.refusal(
                    "Function '" + function.shown() + "' delivers many issues and needs 'IN' or 'NOT IN'",
                    name.position());
        }
        return new Operand.Call(function, arguments, name.position());
    }

    private List<Operand.Text> arguments() {
        List<Operand.Text> arguments = new ArrayList<>();
        if (tokens.takeSymbol(")")) {
            return arguments;
        }
        do {
            Token argument = name("an argument");
            arguments.add(new Operand.Text(argument.text(), argument.position()));
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return arguments;
    }

    private Token name(String what) {
        if (!tokens.peek().isName()) {
            throw tokens.expected(what);
        }
        return tokens.take();
    }
}
