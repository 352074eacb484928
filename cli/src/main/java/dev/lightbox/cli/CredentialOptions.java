package dev.lightbox.cli;

import dev.lightbox.credentials.PastedCredentials;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the two halves of a key pair are handed in. */
final class CredentialOptions {
    private static final String ID_VARIABLE = "LIGHTBOX_CLIENT_ID";
    private static final String SECRET_VARIABLE = "LIGHTBOX_CLIENT_SECRET";
    private static final Half ID = new Half("Client ID", ID_VARIABLE, "--client-id-file");
    private static final Half SECRET = new Half("Client secret", SECRET_VARIABLE, "--client-secret-file");

    /** One of the two, and how it is handed in. */
    private record Half(String name, String variable, String option) {}

    @Option(
            names = "--client-id-file",
            paramLabel = "FILE",
            description = "Holds the Client ID, or both as JSON, .env or YAML; or " + ID_VARIABLE + ".")
    @Nullable
    Path clientIdFile;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "Holds the Client secret, or both (- reads standard input); or " + SECRET_VARIABLE + ".")
    @Nullable
    Path clientSecretFile;

    /**
     * What was handed in, as it is: {@link PastedCredentials} makes a key pair of it.
     *
     * @param clientId empty when the other text holds both
     * @param clientSecret empty when the other text holds both
     */
    record Given(String clientId, Secret clientSecret) {
        private static final Secret NOTHING = Secret.of("");

        PastedCredentials read() {
            return PastedCredentials.read(clientId, clientSecret);
        }
    }

    /**
     * From files and the environment; when only one half is there, the person at the terminal is asked for the other.
     * Empty when neither is.
     */
    Optional<Given> find(Secrets secrets) {
        Optional<Secret> id = id(secrets);
        Optional<Secret> secret = secret(secrets);
        return id.isEmpty() && secret.isEmpty() ? Optional.empty() : Optional.of(complete(id, secret, secrets));
    }

    /** As {@link #find}; asked for both when neither is there. */
    Given require(Secrets secrets) {
        return complete(id(secrets), secret(secrets), secrets);
    }

    /** A text that holds both halves needs no other. */
    private static Given complete(Optional<Secret> givenId, Optional<Secret> secret, Secrets secrets) {
        if (secret.filter(PastedCredentials::holdsBoth).isPresent()) {
            return new Given("", secret.get());
        }
        if (givenId.filter(PastedCredentials::holdsBoth).isPresent()) {
            return new Given(givenId.get().revealText(), Given.NOTHING);
        }
        Secret id = givenId.orElseGet(
                () -> other(secret, ID, SECRET, text -> PastedCredentials.isClientId(text.revealText()), secrets));
        return new Given(
                id.revealText(),
                secret.orElseGet(() -> other(givenId, SECRET, ID, PastedCredentials::isClientSecret, secrets)));
    }

    /**
     * The half that is not there, from the person at the terminal.
     *
     * @param given the half that is there, if one is
     * @param looksExchanged whether a text has the form of the half that is asked for
     */
    private static Secret other(
            Optional<Secret> given, Half asked, Half other, Predicate<Secret> looksExchanged, Secrets secrets) {
        return secrets.prompt(asked.name())
                .orElseThrow(() -> given.filter(looksExchanged).isPresent()
                        ? new LightboxException(
                                ErrorCode.INVALID_INPUT,
                                "The " + other.name() + " is missing: what was given for it looks like a "
                                        + asked.name() + ".",
                                "Give that one by " + asked.option() + " or " + asked.variable() + ", and the "
                                        + other.name() + " by " + other.option() + " or " + other.variable() + ".")
                        : Secrets.missing(asked.variable(), asked.name(), asked.option()));
    }

    private Optional<Secret> id(Secrets secrets) {
        return secrets.findText(clientIdFile, ID_VARIABLE);
    }

    private Optional<Secret> secret(Secrets secrets) {
        return secrets.findText(clientSecretFile, SECRET_VARIABLE);
    }
}
