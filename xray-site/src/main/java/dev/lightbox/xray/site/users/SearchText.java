package dev.lightbox.xray.site.users;

/** Turns what a person types into a search field into a pattern for {@code lower(column) LIKE lower(?) ESCAPE '!'}. */
public final class SearchText {
    private SearchText() {}

    /** Matches texts that contain {@code typed}, whatever stands around it; an empty search matches all. */
    public static String contains(String typed) {
        String literal = typed.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal + "%";
    }
}
