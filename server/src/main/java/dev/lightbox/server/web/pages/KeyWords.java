package dev.lightbox.server.web.pages;

import dev.lightbox.server.operations.KeyOperation.Key;
import dev.lightbox.server.operations.KeyOperation.Use;
import dev.lightbox.server.web.view.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys in words for people. */
public final class KeyWords {
    private KeyWords() {}

    /** The filters of the list by the names that the address of the page has for them. */
    public static Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("all", "All keys");
        filters.put("active", "Active");
        filters.put("overlap", "Overlap");
        filters.put("suspended", "Suspended");
        filters.put("expired", "Expired");
        filters.put("expiring", "Expiring in 14 days");
        filters.put("stale", "Not used for 90 days");
        filters.put("never-used", "Never used");
        filters.put("owner-inactive", "Owner deactivated");
        return filters;
    }

    /** The overlaps of a regeneration. */
    public static Map<String, String> overlaps() {
        Map<String, String> overlaps = new LinkedHashMap<>();
        overlaps.put("none", "None: the old secret stops working at once");
        overlaps.put("1h", "1 hour");
        overlaps.put("24h", "24 hours");
        overlaps.put("7d", "7 days");
        overlaps.put("30d", "30 days");
        return overlaps;
    }

    /** Last used on 21 Nov 2026, 12:03 UTC from 10.0.0.5, 1,204 times in all. */
    public static String lastUse(@Nullable Use use) {
        return use == null
                ? "It was never used."
                : "Last used on " + Words.utc(use.at()) + " from " + use.from() + ", "
                        + Words.count(use.count(), "time") + " in all.";
    }

    /** As {@link #lastUse}, with the key's user before it. */
    static String lastUse(Key key) {
        return key.userKey() + ": "
                + lastUse(key.lastUse()).replaceFirst("^L", "l").replaceFirst("^It was ", "");
    }

    /** The colour of a status. */
    public static String tint(String status) {
        return switch (status) {
            case "active" -> "bg-green-lt";
            case "overlap" -> "bg-azure-lt";
            case "suspended" -> "bg-yellow-lt";
            default -> "bg-red-lt";
        };
    }
}
