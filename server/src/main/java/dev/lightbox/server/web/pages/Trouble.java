package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.web.HttpStatuses;
import dev.lightbox.server.web.view.Words;
import java.util.Objects;

/**
 * What an error page says.
 *
 * @param reference by which the log entry is found; empty when nothing was logged
 */
public record Trouble(int status, String title, String message, String remedy, String reference) {

    /** A failure told in words for people. */
    static Trouble of(LightboxException told) {
        return new Trouble(
                HttpStatuses.of(told.code()),
                "That did not work",
                Words.brief(Objects.requireNonNullElse(told.getMessage(), "")),
                told.remedy(),
                "");
    }

    /** A refusal by the framework itself, of which only the status is worth telling. */
    static Trouble of(int status, String reference) {
        return switch (status) {
            case 400 ->
                new Trouble(
                        400,
                        "Not understood",
                        "The request is not one that Lightbox understands.",
                        "Go back and try again.",
                        "");
            case 403 ->
                new Trouble(
                        403,
                        "Not allowed",
                        "Your account may not do this, or the page was open for too long.",
                        "Go back: what you typed is still there. Copy it, reload the page and try again; ask an administrator if it stays like this.",
                        "");
            case 404 ->
                new Trouble(
                        404,
                        "Page not found",
                        "There is nothing at this address.",
                        "It may have been deleted, or the link is wrong.",
                        "");
            case 405 ->
                new Trouble(
                        405,
                        "Not understood",
                        "This address cannot be opened that way.",
                        "Use the links and buttons of the pages.",
                        "");
            default ->
                new Trouble(
                        status,
                        "Something went wrong",
                        "Lightbox failed to answer. Nothing that you did caused this.",
                        "Try again; if it stays like this, look at the log.",
                        reference);
        };
    }
}
