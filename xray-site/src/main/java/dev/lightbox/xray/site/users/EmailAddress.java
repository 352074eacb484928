package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.regex.Pattern;

/** The e-mail address of a user, by which Jira's REST API knows who signs in. */
final class EmailAddress {
    private static final int LONGEST = 255;

    /** As browsers check it, but in any script: something, one @, something, and nothing that cannot be seen. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"(),;:\\p{C}]+@[^\\s@<>\"(),;:\\p{C}]+");

    private EmailAddress() {}

    /**
     * The address without blanks around it; empty for a user who has none.
     *
     * @throws LightboxException {@code INVALID_INPUT} when it is none, or longer than {@value #LONGEST} characters
     */
    static String of(String typed) {
        String address = typed.strip();
        if (address.isEmpty()
                || (address.length() <= LONGEST && ADDRESS.matcher(address).matches())) {
            return address;
        }
        throw new LightboxException(
                ErrorCode.INVALID_INPUT,
                "\"" + typed + "\" cannot be the e-mail address of a user.",
                "Give one such as ann@example.org, of at most " + LONGEST + " characters, or none.");
    }
}
