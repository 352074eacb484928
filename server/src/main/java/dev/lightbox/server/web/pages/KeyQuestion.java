package dev.lightbox.server.web.pages;

import java.util.List;
import java.util.Map;

/**
 * What is asked before something is done to keys: a dialog over the page, or a page of its own without scripts.
 *
 * @param breaks what will break: one line for each key that was used
 * @param action where the answer is posted to
 * @param danger whether saying yes cannot be taken back
 * @param overlap whether to ask how long the old secret works on
 * @param passphrase whether to ask for the passphrase of the file with the new secrets
 * @param problem why the answer before was refused; may be empty
 * @param chosen the overlap that is chosen at first
 * @param hidden what the answer carries along
 */
public record KeyQuestion(
        String title,
        String question,
        List<String> breaks,
        String action,
        String button,
        boolean danger,
        boolean overlap,
        boolean passphrase,
        String problem,
        String chosen,
        Map<String, String> hidden) {

    /** A question with yes and no for answers. */
    static KeyQuestion plain(
            String title, String question, List<String> breaks, String action, String button, boolean danger) {
        return new KeyQuestion(title, question, breaks, action, button, danger, false, false, "", "none", Map.of());
    }

    KeyQuestion askingForOverlap(String first) {
        return new KeyQuestion(
                title, question, breaks, action, button, danger, true, passphrase, problem, first, hidden);
    }

    /** The same asked again. */
    KeyQuestion after(String problem) {
        return new KeyQuestion(
                title, question, breaks, action, button, danger, overlap, passphrase, problem, chosen, hidden);
    }

    KeyQuestion askingForOverlap() {
        return new KeyQuestion(
                title, question, breaks, action, button, danger, true, passphrase, problem, chosen, hidden);
    }

    KeyQuestion askingForPassphrase() {
        return new KeyQuestion(title, question, breaks, action, button, danger, overlap, true, problem, chosen, hidden);
    }

    KeyQuestion carrying(Map<String, String> fields) {
        return new KeyQuestion(
                title, question, breaks, action, button, danger, overlap, passphrase, problem, chosen, fields);
    }
}
