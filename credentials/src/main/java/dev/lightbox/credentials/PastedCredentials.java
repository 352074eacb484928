package dev.lightbox.credentials;

import dev.lightbox.credentials.internal.PastedText;
import dev.lightbox.credentials.internal.Snippet;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A key pair as it came out of two fields, whatever was pasted into them: blanks and quotes around a value, a value that
 * a mail has broken in two, both values in one field, exchanged fields, or a whole snippet of a configuration. What can be
 * repaired is, and said so; nothing that was pasted is quoted.
 *
 * @param notes what was repaired, then what still looks unlike Xray's key pairs
 */
public record PastedCredentials(Credentials credentials, List<Finding> notes) {
    private static final int LONGEST = 1 << 16;
    private static final Pattern CLIENT_ID = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final Pattern CLIENT_SECRET = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What something was pasted into. */
    private enum Field {
        CLIENT_ID("Client ID", "clientId"),
        CLIENT_SECRET("Client secret", "clientSecret");

        private final String name;
        private final String member;

        Field(String name, String member) {
            this.name = name;
            this.member = member;
        }

        /** As Xray calls it. */
        @Override
        public String toString() {
            return name;
        }
    }

    public PastedCredentials {
        notes = List.copyOf(notes);
    }

    /** Whether a text alone gives both values, so that nothing else need be asked for. */
    public static boolean holdsBoth(Secret text) {
        return Snippet.find(PastedText.withoutMarks(text.revealText()))
                .filter(found ->
                        found.clientId().isPresent() && found.clientSecret().isPresent())
                .isPresent();
    }

    /** Whether a text has the form of a Client ID of Xray; anything else that stands in its place may be a secret. */
    public static boolean isClientId(String text) {
        return isId(text.strip());
    }

    /** Whether a text has the form of a Client secret of Xray, blanks and quotes around it aside. */
    public static boolean isClientSecret(Secret text) {
        return isSecret(PastedText.clean(text.revealText()));
    }

    /** @throws LightboxException {@code INVALID_INPUT} when one of the two cannot be made out, with what was found */
    public static PastedCredentials read(String clientId, Secret clientSecret) {
        String first = text(Field.CLIENT_ID, clientId);
        String second = text(Field.CLIENT_SECRET, clientSecret.revealText());
        List<Finding> notes = new ArrayList<>();
        Credentials found = inOrder(joined(fromFields(first, second, notes), notes), notes);
        notes.addAll(found.hints());
        return new PastedCredentials(found, notes);
    }

    private static String text(Field field, String text) {
        if (text.length() > LONGEST) {
            throw refused(
                    field,
                    "The field " + field + " holds " + text.length() + " characters.",
                    "Paste the " + field + " alone, or the snippet that holds it.");
        }
        return PastedText.withoutMarks(text);
    }

    private static Credentials fromFields(String first, String second, List<Finding> notes) {
        Optional<Snippet> inFirst = Snippet.find(first);
        Optional<Snippet> inSecond = Snippet.find(second);
        if (inFirst.isEmpty() && inSecond.isEmpty()) {
            refuseForeignJson(Field.CLIENT_ID, first);
            refuseForeignJson(Field.CLIENT_SECRET, second);
            return new Credentials(required(Field.CLIENT_ID, first), Secret.of(required(Field.CLIENT_SECRET, second)));
        }
        Optional<String> id = inFirst.flatMap(Snippet::clientId).or(() -> inSecond.flatMap(Snippet::clientId));
        Optional<String> secret =
                inSecond.flatMap(Snippet::clientSecret).or(() -> inFirst.flatMap(Snippet::clientSecret));
        notes.add(
                Finding.note(
                        "pasted-snippet",
                        "Client ID and Client secret were taken out of the text that was pasted; the rest of it was left out."));
        return new Credentials(
                id.orElseGet(() -> plain(Field.CLIENT_ID, first, inFirst)),
                Secret.of(secret.orElseGet(() -> plain(Field.CLIENT_SECRET, second, inSecond))));
    }

    /** The value of a field beside a snippet that does not name it. */
    private static String plain(Field field, String pasted, Optional<Snippet> snippet) {
        String text = PastedText.clean(pasted);
        if (snippet.isPresent() || text.isEmpty()) {
            throw refused(
                    field,
                    "The text that was pasted holds no " + field + ".",
                    "Paste the whole snippet, or the " + field + " into its own field.");
        }
        return text;
    }

    private static void refuseForeignJson(Field field, String text) {
        if (Snippet.looksLikeJson(text)) {
            throw refused(
                    field,
                    "The field " + field
                            + " holds a JSON document in which no Client ID and no Client secret were found.",
                    "Paste one with client_id and client_secret, or each value into its own field.");
        }
    }

    private static String required(Field field, String pasted) {
        String text = PastedText.clean(pasted);
        if (text.isEmpty()) {
            throw refused(
                    field,
                    "The " + field + " is empty.",
                    "Paste the " + field + " as Xray showed it when the API key was created.");
        }
        return text;
    }

    private static LightboxException refused(Field field, String found, String remedy) {
        return RefusedInput.at(field.member, new LightboxException(ErrorCode.INVALID_INPUT, found, remedy));
    }

    /** Takes the values out of what a mail or a terminal has made of them, when that makes them what Xray makes. */
    private static Credentials joined(Credentials found, List<Finding> notes) {
        String id = value(found.clientId());
        String secret = value(found.clientSecret().revealText());
        Credentials joined = new Credentials(id, Secret.of(secret));
        if (!joined.equals(found)) {
            notes.add(Finding.note(
                    "pasted-blanks", "Blanks, line breaks and remarks beside what was pasted were left out."));
        }
        return joined;
    }

    /** One that was broken in two is joined; of a file that says more below, its first line counts. */
    private static String value(String text) {
        String firstLine = text.lines().findFirst().map(PastedText::clean).orElse("");
        return Stream.of(BLANKS.matcher(text).replaceAll(""), firstLine)
                .filter(candidate -> isId(candidate) || isSecret(candidate))
                .findFirst()
                .orElse(text);
    }

    private static Credentials inOrder(Credentials found, List<Finding> notes) {
        String secret = found.clientSecret().revealText();
        if (isSecret(found.clientId()) && isId(secret)) {
            notes.add(Finding.note(
                    "credentials-swapped",
                    "Client ID and Client secret were in each other's place and were exchanged."));
            return new Credentials(secret, Secret.of(found.clientId()));
        }
        return found;
    }

    private static boolean isId(String text) {
        return CLIENT_ID.matcher(text).matches();
    }

    private static boolean isSecret(String text) {
        return CLIENT_SECRET.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "PastedCredentials[" + notes + "]";
    }
}
