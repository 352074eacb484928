package dev.lightbox.server.operations;

import dev.lightbox.server.operations.ConnectionOperation.ActingUser;
import java.util.regex.Pattern;

/**
 * What an account id tells about its user. Jira Cloud's ids tell nothing; names that older sites and our own use may.
 */
final class AccountName {
    private static final Pattern SERVICE = Pattern.compile(
            "^addon_|bot\\b|robot|service|svc|backup|lightbox|automation|jenkins|\\bci\\b", Pattern.CASE_INSENSITIVE);

    /** A first name and a surname, or an address. */
    private static final Pattern PERSON = Pattern.compile("\\p{L}{2,}[._-]\\p{L}{2,}|\\S+@\\S+");

    private AccountName() {}

    static ActingUser user(String accountId) {
        return new ActingUser(
                accountId,
                PERSON.matcher(accountId).matches()
                        && !SERVICE.matcher(accountId).find());
    }
}
