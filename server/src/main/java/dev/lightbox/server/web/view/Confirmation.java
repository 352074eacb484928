package dev.lightbox.server.web.view;

/**
 * A question that is asked before something is done: a dialog over the page, or a page of its own without scripts.
 *
 * @param action where the answer is posted to
 * @param button what saying yes is called
 * @param danger whether saying yes cannot be taken back
 * @param back where saying no leads
 */
public record Confirmation(String title, String question, String action, String button, boolean danger, String back) {}
