package dev.lightbox.cli;

import dev.lightbox.server.operations.Paging;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Which part of a list is shown. */
final class PageOptions {
    @Option(names = "--page", defaultValue = "1", paramLabel = "N", description = "Which page (default: 1).")
    int page = 1;

    @Option(
            names = "--page-size",
            defaultValue = "50",
            paramLabel = "N",
            description = "Lines on a page (default: 50).")
    int size = 50;

    Paging paging() {
        return new Paging(page, size);
    }

    /**
     * Prints what was found and says that there is more, when there is.
     *
     * @param nothing is said when the table is empty
     */
    void print(Table table, Paging paging, long total, String nothing, PrintWriter out) {
        table.print(nothing, out);
        if (!table.isEmpty() && paging.pages(total) > 1) {
            out.println("Page " + paging.page() + " of " + paging.pages(total) + ", " + total + " in all.");
        }
    }
}
