package dev.lightbox.doctor.internal.evidence;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.Verdict;

/**
 * How the mail to the vendor's support begins: what it is about, and what is asked.
 *
 * @param concern one paragraph: what was seen, then the question
 * @param residency whether the screenshot of Data residency belongs to it
 */
record MailOpening(String subject, String concern, boolean residency) {
    private static final String SUBJECT = "Xray connectivity – ";

    /** As the seed words it, for both verdicts about regions. */
    private static final String DATA_RESIDENCY = "data residency";

    static MailOpening of(Diagnosis diagnosis) {
        return diagnosis.judgement().cause().equals(SubCause.CREDENTIALS_UNAVAILABLE.code())
                ? about("not asked", """
                    Lightbox could not read our Client ID and Client secret from where we keep them, so Xray was not asked. This
                    is ours to mend, not Xray's; there is nothing to answer yet.""")
                : of(diagnosis.verdict());
    }

    private static MailOpening of(Verdict verdict) {
        return switch (verdict) {
            case DATA_IN_ANOTHER_REGION -> residency("""
                    Xray's authentication endpoint issues a token for our key, but data calls are refused because the data is
                    in another region. Please check and correct the region mapping of our site.""");
            case RESIDENCY_MOVE_IN_PROGRESS -> residency("""
                    Xray's authentication endpoint issues a token for our key, but every host refuses data calls since our data
                    is being moved to another region. Please tell us whether the move is complete, and correct the region
                    mapping of our site if it is.""");
            case HEALTHY -> about("the API is healthy", """
                    Authenticate and the data call both pass: the connection to the Xray API is healthy, and what blocks us is
                    elsewhere. Please look at the answers below before you look at our key.""");
            case CREDENTIALS_REJECTED -> about("credentials rejected", """
                    Xray's authentication endpoint rejects our Client ID and Client secret. Please tell us whether this key
                    still exists and whether its user is active.""");
            case LICENSE_INVALID -> about("license", """
                    Xray refuses our calls because of the license of our site. Please check the license that your systems know.""");
            case RATE_LIMITED -> about("request limit", """
                    Xray answers our calls with 429, the request limit of our site is used up. Please tell us the limit that
                    holds for us and which key uses it.""");
            case EDGE_ERROR -> about("error page in front of the API", """
                    Our calls are answered with an error page of the network in front of Xray, not by Xray itself. Please find
                    out why they do not get through.""");
            case NETWORK_UNREACHABLE -> about("site not reachable", """
                    Our calls do not reach Xray over the network. Please tell us whether the service is up and whether our
                    address is blocked.""");
            case TLS_UNTRUSTED -> about("certificate not trusted", """
                    The certificate that is shown to us at Xray's address cannot be trusted. Please tell us whether it is yours.""");
            case CLOCK_SKEWED -> about("clocks differ", """
                    The time that Xray's answers carry differs from ours by more than five minutes. Please check the clock of
                    the service.""");
            case TOKEN_REJECTED -> about("token rejected", """
                    Xray's authentication endpoint issues a token for our key, but the data call does not accept that token.
                    Please find out why.""");
            case WRONG_SITE -> about("key of another site", """
                    Xray's authentication endpoint issues a token of another tenant than ours for our key. Please tell us which
                    site this key belongs to.""");
            case NO_VISIBLE_PROJECTS -> about("projects not visible", """
                    Data calls pass, but the user of our key does not see projects that it is meant to see. Please tell us which
                    permission is missing.""");
            case SERVER_ERROR -> about("server error", """
                    Xray itself fails when we call it. Please look for the error in your logs by the times below.""");
            case NOT_AN_XRAY_SITE -> about("no Xray site at the address", """
                    What answers at the address below is not an Xray site. Please tell us the right address for our site.""");
            case UNKNOWN -> about("unknown answer", """
                    Xray answers our calls in a way that we do not know. Please tell us what the answer below means.""");
        };
    }

    private static MailOpening residency(String concern) {
        return new MailOpening(SUBJECT + DATA_RESIDENCY, concern, true);
    }

    private static MailOpening about(String matter, String concern) {
        return new MailOpening(SUBJECT + matter, concern, false);
    }
}
