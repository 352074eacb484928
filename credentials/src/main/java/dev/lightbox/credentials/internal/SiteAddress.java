package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.PlainHttp;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the address of a site as a person typed it. */
public final class SiteAddress {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Where Jira Cloud answers: an HTML page or a 404 to every call of Xray's API. */
    private static final Pattern JIRA_CLOUD =
            Pattern.compile(".+\\.(atlassian\\.net|jira\\.com)", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;

    private final String what;
    private final String example;

    private SiteAddress(String what, String example) {
        this.what = what;
        this.example = example;
    }

    /**
     * The address without a slash at its end.
     *
     * @throws LightboxException {@code INVALID_INPUT} with the reason why credentials must not be sent there
     */
    public static URI parse(String typed, PlainHttp plainHttp) {
        return parse("site's address", "https://xray.cloud.getxray.app", typed, plainHttp);
    }

    /**
     * @param what the address is, for the reason
     * @param example of a right one
     */
    public static URI parse(String what, String example, String typed, PlainHttp plainHttp) {
        return new SiteAddress(what, example).parsed(typed, plainHttp);
    }

    private URI parsed(String typed, PlainHttp plainHttp) {
        URI address = uri(PastedText.clean(typed));
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            // Not quoted: a secret may have been pasted into the wrong field.
            throw refused("", "does not begin with https://", "Write it like " + example + ".");
        }
        // Not quoted: the user info may be a password.
        if (address.getRawUserInfo() != null) {
            throw refused("", "holds a user or password", "Leave out what stands before the @.");
        }
        if (address.getHost() == null) {
            throw refused(typed, "names no host", "Write it like " + example + ".");
        }
        if (!canExist(address.getHost())) {
            throw refused(
                    "", "names a host that cannot exist", "A host has at most 253 characters, 63 between two dots.");
        }
        if (JIRA_CLOUD.matcher(address.getHost()).matches()) {
            throw refused(
                    typed,
                    "is Jira's address, not Xray's",
                    "Give https://xray.cloud.getxray.app, or a regional address of Xray such as"
                            + " https://eu.xray.cloud.getxray.app. Xray finds your Jira site by the key.");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw refused(typed, "has a part after ? or #", "Leave that part out.");
        }
        if (scheme.equals("http") && plainHttp == PlainHttp.LOOPBACK_ONLY && !isLoopback(address.getHost())) {
            throw refused(
                    typed,
                    "would send the credentials unencrypted through the network",
                    "Use https://. Plain http is for this machine only.");
        }
        return address;
    }

    private URI uri(String typed) {
        try {
            return new URI(typed.replaceFirst("/+$", ""));
        } catch (URISyntaxException notAnAddress) {
            throw refused("", "is not a web address", "Write it like " + example + ".");
        }
    }

    /** RFC 1035 section 2.3.4. */
    private static boolean canExist(String host) {
        return host.length() <= LONGEST_HOST
                && Arrays.stream(host.split("\\.")).allMatch(label -> label.length() <= LONGEST_LABEL);
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private LightboxException refused(String typed, String found, String remedy) {
        String quoted = typed.isEmpty() ? "" : " \"" + typed + "\"";
        return new LightboxException(ErrorCode.INVALID_INPUT, "The " + what + quoted + " " + found + ".", remedy);
    }
}
