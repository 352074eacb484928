package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.SiteUser;
import java.util.regex.Pattern;

/**
 * A user to be created.
 *
 * @param accountId what the wire calls the user; letters, digits and {@code . _ : @ + -}, so that it needs no escaping in a
 *     token or a query
 * @param userKey what the API Keys page calls the user; of the same characters
 * @param email empty when the user has none
 */
public record NewUser(String accountId, String userKey, String displayName, String email, SiteUser.Kind kind) {
    static final int LONGEST_NAME = 255;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@+-]{1,128}");

    public NewUser {
        requireId("user key", userKey);
        requireId("account id", accountId);
        displayName = DisplayName.of("user", displayName, LONGEST_NAME);
        email = EmailAddress.of(email);
    }

    private static void requireId(String what, String text) {
        if (!ID.matcher(text).matches()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + text + "\" cannot be a user's " + what + ".",
                    "Use 1 to 128 letters, digits and the characters . _ : @ + -");
        }
    }
}
