package dev.lightbox.xray.site.users;

import java.util.List;

/**
 * Users of a site who are given access together.
 *
 * @param members their user keys, in order
 */
public record Group(long id, String name, List<String> members) {
    public Group {
        members = List.copyOf(members);
    }
}
