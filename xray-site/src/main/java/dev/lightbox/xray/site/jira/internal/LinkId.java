package dev.lightbox.xray.site.jira.internal;

import dev.lightbox.xray.site.content.LinkType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a link is called: its two ends and its type, since links have no number of their own. */
public record LinkId(long source, long target, String typeId) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-([0-9]{1,9})");

    static LinkId of(IssueExtras.Link link, LinkType type) {
        return new LinkId(link.source(), link.target(), type.id());
    }

    public static Optional<LinkId> parse(String text) {
        Matcher id = TEXT.matcher(text);
        return id.matches()
                ? Optional.of(new LinkId(Long.parseLong(id.group(1)), Long.parseLong(id.group(2)), id.group(3)))
                : Optional.empty();
    }

    public String text() {
        return source + "-" + target + "-" + typeId;
    }
}
