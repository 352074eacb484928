package dev.lightbox.doctor;

/**
 * What is the matter with a connection, as one code that scripts may rely on. The order is part of the contract: exit
 * codes follow it. A code is never renamed or reused.
 */
public enum Verdict {
    HEALTHY(
            0,
            "The Xray API connection is healthy; whatever blocks you is elsewhere.",
            "A token, data or a normal \"not found\" answer to the data call, and statuses by GraphQL",
            "Nothing needs to be done for the connection."),
    CREDENTIALS_REJECTED(
            10,
            "The site does not know this client id or this client secret.",
            "401 from authenticate with exactly \"Authentication failed. Invalid client credentials!\"",
            "Generate a fresh key in Xray (Jira settings, Apps, Xray, API Keys) for the service account and re-enter the"
                    + " client id and client secret here."),
    DATA_IN_ANOTHER_REGION(
            11,
            "The site issues tokens, but the Xray data is in another region than this host serves.",
            "A token from authenticate, then 401 \"Xray data is in another region…\" from the data call",
            "Use the address of the host that serves. If that is no regional choice of yours, or no host serves, open a"
                    + " ticket with Xray support: only they can correct the region mapping. Look at Atlassian"
                    + " administration, Security, Data residency for region and status of both Jira and Xray. A new key"
                    + " does not help."),
    RESIDENCY_MOVE_IN_PROGRESS(
            12,
            "The Xray data is being moved to another region; no host serves it meanwhile.",
            "The same 401 from every host, while a move is known to be under way or the site answered before",
            "Wait until Atlassian administration, Security, Data residency shows the move as complete, then check again."
                    + " If it still fails then, open a ticket with Xray support."),
    LICENSE_INVALID(
            13,
            "The site says that its Xray licence is not valid.",
            "401 or 403 whose text speaks of the licence",
            "Check the Xray subscription in Atlassian administration and renew it."),
    RATE_LIMITED(
            14,
            "The site's request limit is used up for now.",
            "429, usually with Retry-After",
            "Wait as long as the site asks, then check again. Lower the request budget of this and other integrations if"
                    + " it happens often."),
    EDGE_ERROR(
            15,
            "Something in front of the service answered with an error page, not the service itself.",
            "An HTML page, such as the CDN's \"The request could not be satisfied\"",
            "Check again in some minutes. If it stays, look at the vendor's status page and at proxies and firewalls on"
                    + " the way."),
    NETWORK_UNREACHABLE(
            16,
            "The site could not be reached over the network.",
            "No answer: unknown name, closed port, no route, no answer in time, or a proxy that wants a login",
            "Check the address, the name resolution, the proxy settings and the firewall between this machine and the"
                    + " site."),
    TLS_UNTRUSTED(
            17,
            "The encrypted connection cannot be trusted.",
            "The TLS handshake fails: the certificate is foreign, expired or for another name",
            "If your network inspects TLS, add its CA certificate to this connection. Otherwise check the address and"
                    + " this machine's date, and do not go on: somebody may be listening."),
    CLOCK_SKEWED(
            18,
            "The clocks of this machine and of the site differ.",
            "The Date header of the answers is more than five minutes away from this machine's time",
            "Set this machine's clock by NTP. If it is right, ask who runs the site or the proxy in between."),
    TOKEN_REJECTED(
            19,
            "The site does not accept the token that it has just issued.",
            "A token from authenticate, then 401 \"Invalid JWT…\" or \"API token is not valid\" from the data call",
            "Check again. If it stays, look for a proxy that changes the Authorization header, then open a ticket with"
                    + " the answers below."),
    WRONG_SITE(
            20,
            "The key belongs to another Xray site than the one expected.",
            "A token whose tenant differs from the remembered or expected one",
            "Confirm the new tenant if the change is meant; otherwise use a key of the expected site. Backups stay"
                    + " stopped until a person has decided."),
    NO_VISIBLE_PROJECTS(
            21,
            "The connection works, but the key's user may not see a project that is expected.",
            "Data from the site, but a named project is unknown or refused",
            "Give the key's user the Browse projects permission in the projects named, best to a service account that is"
                    + " in the groups of all projects."),
    SERVER_ERROR(
            22,
            "The service itself failed.",
            "A 5xx with a text of the service",
            "Check again in some minutes and look at the vendor's status page; open a ticket when it stays."),
    NOT_AN_XRAY_SITE(
            23,
            "What answers at this address is not an Xray site.",
            "A portal page, a redirect, foreign JSON, an endless answer, or no Xray paths at all",
            "Check the address (for example https://xray.cloud.getxray.app, not the address of Jira) and whether the"
                    + " network asks for a login first."),
    UNKNOWN(
            24,
            "The site gave an answer that Lightbox does not know.",
            "Anything else; the answer is shown as it came",
            "Read the answer below, and show it to Xray support if it does not explain itself.");

    private final int exitCode;
    private final String sentence;
    private final String wire;
    private final String remedy;

    Verdict(int exitCode, String sentence, String wire, String remedy) {
        this.exitCode = exitCode;
        this.sentence = sentence;
        this.wire = wire;
        this.remedy = remedy;
    }

    /** What the command line ends with. */
    public int exitCode() {
        return exitCode;
    }

    /** What it means, as a sentence. */
    public String sentence() {
        return sentence;
    }

    /** What the answers look like that lead to it. */
    public String wire() {
        return wire;
    }

    /** What to do about it, as sentences. */
    public String remedy() {
        return remedy;
    }
}
