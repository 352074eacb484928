package dev.lightbox.server.web.rest;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Tells what is wrong with a body, and where. Never with what stands there: that may be a secret. The name of a member is
 * no secret.
 */
final class MisreadBody {
    private static final int LONGEST_NAME = 60;

    private MisreadBody() {}

    static Problem of(HttpMessageNotReadableException body) {
        return switch (body.getCause()) {
            case UnrecognizedPropertyException unknown ->
                problem(
                        "The body has a member \"" + place(unknown) + "\", which is unknown here.",
                        "Known: " + names(unknown.getKnownPropertyIds()) + ". " + RestProblems.REFERENCE_PAGE);
            case MismatchedInputException wrong
            when !wrong.getPath().isEmpty() ->
                problem(
                        "The member \"" + place(wrong) + "\" of the body has a value that is not of its kind.",
                        RestProblems.REFERENCE_PAGE);
            case StreamReadException broken ->
                problem(
                        "The body is not JSON: it cannot be read from line "
                                + broken.getLocation().getLineNr() + ", column "
                                + broken.getLocation().getColumnNr() + " on.",
                        RestProblems.REFERENCE_PAGE);
            case null, default ->
                problem("The body is not the JSON that this resource takes.", RestProblems.REFERENCE_PAGE);
        };
    }

    private static Problem problem(String detail, String remedy) {
        return Problem.of(HttpStatus.BAD_REQUEST, "INVALID_INPUT", detail, remedy);
    }

    private static String names(@Nullable Collection<Object> known) {
        return Objects.requireNonNullElse(known, List.of()).stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** As {@code vault.mount} and {@code addressees[1]}. */
    private static String place(JacksonException misread) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : misread.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(shortened(step.getPropertyName()));
            }
        }
        return place.toString();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
