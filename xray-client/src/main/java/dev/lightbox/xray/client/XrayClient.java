package dev.lightbox.xray.client;

import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Talks to one Xray site as the user of one API key. Thread-safe; one client per site and key, so that budget and token
 * are shared. Every method waits for the budget, renews the token when needed, repeats what may be repeated, and throws
 * {@link XrayException} when that did not help. An interrupted thread gets a {@code LightboxException} {@code CANCELLED}.
 */
public final class XrayClient implements AutoCloseable {
    private XrayClient() {}

    /**
     * A client for the site at {@code baseUrl} ({@code https://host[:port][/prefix]}; a trailing {@code /api/v2} is
     * tolerated). Nothing is sent yet.
     */
    public static XrayClient open(URI baseUrl, CredentialSource credentials, ClientSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Logs in anew, whatever token there was, and keeps the new one (contract section 2). */
    public Token authenticate() {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends one GraphQL document (contract section 12). A document with a mutation is not repeated after an ambiguous
     * failure. Complaints of the site about the content come back as errors beside whatever data there is.
     */
    public GraphQlAnswer graphql(String query, Map<String, ?> variables) {
        throw new UnsupportedOperationException();
    }

    /** Reads all fields in as few requests as {@link QueryPacker} finds; the answers stand in the order of {@code fields}. */
    public List<FieldAnswer> query(List<FieldRequest> fields) {
        List<FieldAnswer> answers = new ArrayList<>(Collections.nCopies(fields.size(), null));
        for (PackedQuery packed : QueryPacker.queries(fields)) {
            List<FieldAnswer> split = packed.split(graphql(packed.document(), packed.variables()));
            for (int place = 0; place < split.size(); place++) {
                answers.set(packed.positions().get(place), split.get(place));
            }
        }
        return answers;
    }

    /** Exports the Cucumber tests of the given issues (contract section 5); unknown keys are an answer, not a failure. */
    public CucumberAnswer exportCucumber(List<String> keys) {
        throw new UnsupportedOperationException();
    }

    /** Imports results in Xray's own JSON format (contract section 7); not repeated after an ambiguous failure. */
    public ImportReply importExecution(byte[] xrayJson) {
        throw new UnsupportedOperationException();
    }

    /** Stores a file (contract section 9); not repeated after an ambiguous failure. */
    public UploadedAttachment upload(String filename, String mimeType, byte[] content) {
        throw new UnsupportedOperationException();
    }

    /**
     * Streams what a {@code downloadLink} names into {@code to}, which stays open. The token goes to the site's own hosts
     * only; a redirect to storage is followed without it (contract section 9). When it fails after bytes were written it
     * is not repeated: the caller starts over with an empty target.
     *
     * @return how many bytes were written
     */
    public long download(URI link, OutputStream to) {
        throw new UnsupportedOperationException();
    }

    /** What this client has cost so far. */
    public ClientUsage usage() {
        throw new UnsupportedOperationException();
    }

    /** Forgets the token. The {@code HttpClient} stays with its owner. */
    @Override
    public void close() {}
}
