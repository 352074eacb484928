package dev.lightbox.server.web.view;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sites among which the reader may choose, and the one that the pages of the site show.
 *
 * @param sites all of them, oldest first; there is always one
 */
public record SiteChoice(List<Option> sites, Option chosen) {
    /** The cookie that remembers the choice. */
    public static final String COOKIE = "LIGHTBOX_SITE";

    /** A site by its tenant id. */
    public record Option(String tenant, String name) {}

    public SiteChoice {
        sites = List.copyOf(sites);
    }

    /** The choice that {@code tenant} stands for; an unknown one, such as of a cookie of long ago, is the oldest. */
    public static SiteChoice of(List<Option> sites, @Nullable String tenant) {
        return new SiteChoice(
                sites,
                sites.stream()
                        .filter(site -> Objects.equals(site.tenant(), tenant))
                        .findFirst()
                        .orElseGet(sites::getFirst));
    }

    /** Whether there is anything to choose. */
    public boolean several() {
        return sites.size() > 1;
    }
}
