package dev.lightbox.xray.site.jira;

import dev.lightbox.xray.site.Caller;
import java.net.URI;

/**
 * Who asks, and how.
 *
 * @param baseUrl where the client reached the site; links of the answer start with it
 */
public record JiraRequest(Caller caller, URI baseUrl, Version version) {

    /** Versions of Jira's API differ in long texts: plain in the second, Atlassian Document Format in the third. */
    public enum Version {
        V2("2"),
        V3("3");

        private final String path;

        Version(String path) {
            this.path = path;
        }
    }

    /** A link to a resource of the API. */
    public String link(String resource) {
        return baseUrl.resolve("/rest/api/" + version.path + "/" + resource).toString();
    }
}
