package dev.lightbox.xray.site.faults;

import java.util.EnumSet;
import java.util.Set;

/** What can be made to go wrong. The names are stored. What is seen stands in the contract, sections 1 to 4 and 12.2. */
public enum FaultKind {
    ANOTHER_REGION(
            "Data in another region",
            "Tokens are issued; the chosen hosts answer data calls with 401 \"Xray data is in another region…\".",
            "Do not call the credentials wrong and do not repeat. Ask the other hosts, use the one that serves, and tell the"
                    + " administrator that the residency is the cause.",
            ApiCall.data(),
            Seconds.NONE),
    STALE_MAPPING(
            "Stale region mapping",
            "The region's own host serves; the global host and the other regions answer 401 \"Xray data is in another"
                    + " region…\".",
            "Use the regional host until the vendor has corrected the mapping. A new key does not help.",
            ApiCall.data(),
            Seconds.NONE),
    MOVING(
            "Residency move in progress",
            "Tokens are issued; all four hosts answer data calls with 401 \"Xray data is in another region…\".",
            "Stop, say that a move is under way, and try again later. What was read before is still right.",
            ApiCall.data(),
            Seconds.NONE),
    RATE_LIMITED(
            "Request limit used up",
            "429 with Retry-After, and nextValidRequestDate under error, which is an object here;"
                    + " from Jira calls a message in Jira's form.",
            "Wait as long as Retry-After says, then go on more slowly. Read the date at the top level and under error.",
            EnumSet.allOf(ApiCall.class),
            new Seconds("Retry-After, seconds", 30, 3600)),
    EDGE_503(
            "Error page 503 of the edge",
            "503 with an HTML page of the content delivery network; the service itself is never reached.",
            "Look at Content-Type before parsing. Repeat reads after a growing pause; repeat a write only when doing it"
                    + " twice does no harm.",
            EnumSet.allOf(ApiCall.class),
            Seconds.NONE),
    EDGE_504(
            "Time-out page 504 of the edge",
            "504 with an HTML page: the edge gave up waiting. The call may have been done all the same.",
            "Repeat reads with a smaller page. Before repeating a write, look whether it was done.",
            ApiCall.behindSignIn(),
            Seconds.NONE),
    EDGE_404(
            "Error page 404",
            "404 with an HTML page, as for a path that does not exist.",
            "Do not parse it as JSON and do not take it for \"issue not found\": the address is wrong.",
            EnumSet.allOf(ApiCall.class),
            Seconds.NONE),
    SLOW(
            "Slow answers",
            "The right answer, but late.",
            "Have a time limit for a whole answer, show that you are waiting, and let the person stop.",
            EnumSet.allOf(ApiCall.class),
            new Seconds("Delay, seconds", 20, 300)),
    DROPPED(
            "Connection closed without an answer",
            "The connection ends before the first byte of an answer. Nothing was done.",
            "Repeat reads on a new connection. A write may have been done: look before repeating it.",
            EnumSet.allOf(ApiCall.class),
            Seconds.NONE),
    CUT_OFF(
            "Connection closed in the middle of an answer",
            "Status and headers, half of the body, then the end of the connection. The call was done.",
            "Compare with Content-Length; never use half of an answer.",
            ApiCall.behindSignIn(),
            Seconds.NONE),
    EXPIRED_TOKENS(
            "Expired tokens issued",
            "authenticate answers with a token whose 24 hours are over; data calls answer 401 \"Invalid JWT:"
                    + " TokenExpiredError: jwt expired\".",
            "Renew the token once and repeat once. When the new one is refused as well, look at the clocks, then stop.",
            EnumSet.of(ApiCall.AUTHENTICATE),
            Seconds.NONE),
    MALFORMED_TOKENS(
            "Malformed tokens issued",
            "authenticate answers with a text that is no token; data calls answer 401 \"Invalid JWT: JsonWebTokenError:"
                    + " jwt malformed\".",
            "Check that a token has three parts before using it. Say what came; do not call the credentials wrong.",
            EnumSet.of(ApiCall.AUTHENTICATE),
            Seconds.NONE),
    INDEXING_LAG(
            "Fresh issues not indexed yet",
            "In GraphQL queries, issues younger than this are null in results, and \"… not found!\" when asked for by id.",
            "Skip nulls in lists. After a write, repeat the read with a growing pause for some tens of seconds.",
            EnumSet.of(ApiCall.GRAPHQL),
            new Seconds("Age, seconds", 30, 3600)),
    LICENSE_INVALID(
            "Licence not valid",
            "401 \"Xray license is not valid\": bare text from authenticate, JSON from data calls.",
            "Read the body both as JSON and as bare text. Name the licence, not the credentials.",
            ApiCall.ofXray(),
            Seconds.NONE);

    /**
     * The number that a kind may have.
     *
     * @param label what it is; empty for a kind without
     */
    public record Seconds(String label, int usual, int most) {
        static final Seconds NONE = new Seconds("", 0, 0);
    }

    private final String title;
    private final String seen;
    private final String advice;
    private final Set<ApiCall> calls;
    private final Seconds seconds;

    FaultKind(String title, String seen, String advice, Set<ApiCall> calls, Seconds seconds) {
        this.title = title;
        this.seen = seen;
        this.advice = advice;
        this.calls = Set.copyOf(calls);
        this.seconds = seconds;
    }

    public String title() {
        return title;
    }

    /** What a client sees, as a sentence. */
    public String seen() {
        return seen;
    }

    /** What a good client does, as sentences. */
    public String advice() {
        return advice;
    }

    /** The calls that it can happen to; all of them unless fewer are chosen. */
    public Set<ApiCall> calls() {
        return calls;
    }

    public Seconds seconds() {
        return seconds;
    }
}
