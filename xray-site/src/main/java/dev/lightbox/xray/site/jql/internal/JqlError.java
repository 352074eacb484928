package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.SiteRefusal;

/** How a query that is not understood is refused: as Jira does it, with line and character, both from 1. */
final class JqlError {
    private JqlError() {}

    static SiteRefusal at(String jql, int position, String what) {
        String before = jql.substring(0, Math.min(position, jql.length()));
        long line = before.chars().filter(character -> character == '\n').count() + 1;
        int character = before.length() - before.lastIndexOf('\n');
        return SiteRefusal.badRequest(
                "Error in the JQL Query: " + what + ". (line " + line + ", character " + character + ")");
    }
}
