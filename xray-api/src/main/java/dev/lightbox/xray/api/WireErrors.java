package dev.lightbox.xray.api;

/**
 * The exact texts that Xray Cloud puts into the {@code error} member of a REST answer, in one place for the face that
 * sends them and the face that recognises them. Sections are those of the contract.
 */
public final class WireErrors {
    /** Section 2.4: wrong client id or secret, deleted key, regenerated secret. Status 401. */
    public static final String INVALID_CREDENTIALS = "Authentication failed. Invalid client credentials!";

    /** Our own words, Xray documents none: wrong secrets came too often from this address. Status 429. */
    public static final String TOO_MANY_FAILED_AUTHENTICATIONS =
            "Too many failed authentications. Check the client credentials before you try again.";

    /** Section 3: the host does not serve the tenant's data. Status 401. */
    public static final String ANOTHER_REGION =
            "Xray data is in another region. Contact support to migrate Xray data to current region.";

    /** Section 2.5: what came after {@code Bearer} is not a token. Status 401. */
    public static final String JWT_MALFORMED = "Invalid JWT: JsonWebTokenError: jwt malformed";

    /** Section 2.5: the token's 24 hours are over. Status 401. */
    public static final String JWT_EXPIRED = "Invalid JWT: TokenExpiredError: jwt expired";

    /** Section 2.5: another key signed the token. Status 401. */
    public static final String JWT_INVALID_SIGNATURE = "Invalid JWT: JsonWebTokenError: invalid signature";

    /**
     * Section 2.5, where only the sense is documented: the key of the token is deleted, suspended, expired or has another
     * secret now, or its user is deactivated. Status 401.
     */
    public static final String TOKEN_NOT_VALID = "API token is not valid";

    /** Sections 2.4 and 2.5, where only the sense is documented. Status 401, from {@code authenticate} as bare text. */
    public static final String LICENSE_NOT_VALID = "Xray license is not valid";

    /** Section 4.1: the {@code text} of {@code error}, which is an object in this answer. Status 429. */
    public static final String TOO_MANY_REQUESTS = "Too many requests in this time frame.";

    /** Section 2.5, where the text is unknown: no {@code Authorization} header. Status 401. */
    public static final String TOKEN_MISSING = "Authorization token is missing";

    /** Section 5: {@code keys} names what is unknown or not visible. Status 400. */
    public static final String INVALID_JQL = "Invalid JQL query";

    /** Section 5: {@code filter} is unknown or not visible. Status 400. */
    public static final String FILTER_UNAVAILABLE = "Error fetching filter information";

    /** Section 7.6: neither {@code projectKey} nor {@code testExecKey}. Status 400. */
    public static final String PROJECT_KEY_MISSING = "Must provide a project key";

    /** Section 7.6: {@code info} without a project. Status 400. */
    public static final String INFO_WITHOUT_PROJECT = "Error assembling issue data: project is required";

    /** Section 7.6: {@code info} is not JSON. Status 400. */
    public static final String INFO_UNREADABLE = "Error parsing info file!";

    /** Section 7.6: nothing in the report could be imported. Status 400. */
    public static final String NO_VALID_TESTS = "There are no valid tests imported";

    /** Section 9: the multipart body has no part {@code attachment}. Status 400. */
    public static final String NO_FILE = "No file found.";

    /** Section 9: unknown attachment id. Status 400. */
    public static final String NO_SUCH_FILE = "No such file";

    /** Section 8: unknown or expired job. Status 404. */
    public static final String JOB_NOT_FOUND = "job not found.";

    private WireErrors() {}

    /** Section 7.6: the project is unknown to the key's user. Status 400. */
    public static String projectUnknown(String projectKey) {
        return "Error retrieving Project from Jira with key \"" + projectKey + "\"";
    }

    /** Section 7.6: {@code xrayFields} knows {@code testPlanKey} and {@code environments} only. Status 400. */
    public static String invalidXrayFields(Iterable<String> names) {
        return "Error importing results: xrayFields in info file contains the following invalid fields: "
                + String.join(", ", names) + "!";
    }

    /** Section 6: a part of an import of features failed. The answer is 200 all the same. */
    public static String inFeatureFile(String path, String text) {
        return "Error in file " + path + ": " + text;
    }
}
