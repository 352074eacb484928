package dev.lightbox.server.web.view;

import org.springframework.ui.Model;

/** Asks before something is done. */
public final class Questions {
    private Questions() {}

    /**
     * The view of a question.
     *
     * @param dialog whether htmx asked, which shows the answer as a dialog over the page
     */
    public static String ask(Confirmation confirmation, boolean dialog, Model model) {
        model.addAttribute("confirmation", confirmation);
        return dialog ? "part/confirmation" : "layout/confirm";
    }
}
