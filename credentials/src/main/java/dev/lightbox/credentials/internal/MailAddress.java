package dev.lightbox.credentials.internal;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads e-mail addresses as a person typed them. */
public final class MailAddress {
    /** Enough to catch a slip; whether mail arrives shows when it is sent. */
    private static final Pattern SHAPE = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,189}");

    private static final int MOST = 20;

    private MailAddress() {}

    /** @throws LightboxException {@code INVALID_INPUT} when one is none, or when there are too many */
    public static List<String> all(List<String> typed) {
        List<String> addresses = typed.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (addresses.size() > MOST) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "These are " + addresses.size() + " addresses.",
                    "Name " + MOST + " at most; a mailing list reaches more people.");
        }
        addresses.forEach(MailAddress::refuseOther);
        return addresses;
    }

    private static void refuseOther(String address) {
        if (!SHAPE.matcher(address).matches()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + address + "\" is not an e-mail address.",
                    "Write it like ann@example.org, several with commas between them.");
        }
    }
}
