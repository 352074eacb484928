package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands about connections as a script runs them, in a data directory that no server holds. */
class ConnectCommandsTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    Path folder;

    private Path passphrase = Path.of("");

    /** What a command printed and how it ended. */
    private record Ended(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeEach
    void aConnection() throws IOException {
        passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE);
        assertThat(connect("add", "prod", "--base-url", "https://xray.example").code())
                .isZero();
    }

    private Ended connect(String... arguments) {
        String[] line = Stream.of(
                        Stream.of("connect"),
                        Arrays.stream(arguments),
                        Stream.of("--data-dir", folder.resolve("data").toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Main.commandLine(line).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Ended(command.execute(line), out.toString(), err.toString());
    }

    @Test
    void aLabelThatIsTakenIsAWrongInput() {
        Ended ended = connect("add", "prod", "--base-url", "https://xray.example");

        assertThat(ended.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ended.err()).contains("prod");
    }

    @Test
    void aFileThatIsNoExportIsAWrongInput() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign"), "no export");

        Ended ended = connect("import", foreign.toString(), "--passphrase-file", passphrase.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ended.err()).contains("Lightbox wrote");
    }

    @Test
    void aBundleThatIsThereAlreadyIsAWrongInput() throws IOException {
        Path there = Files.writeString(folder.resolve("ticket.zip"), "mine");
        StringWriter err = new StringWriter();
        String[] line = {"doctor", "--bundle", there.toString()};

        int code = Main.commandLine(line).setErr(new PrintWriter(err, true)).execute(line);

        assertThat(code).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("is there already");
    }

    @Test
    void whatIsLeftOutOfRemindersStays() {
        connect("remind", "prod", "--to", "ann@example.org", "--to", "bob@example.org");

        assertThat(addressees(connect("remind", "prod", "--no-expiry", "--json")))
                .isEqualTo(2);
        assertThat(addressees(connect("remind", "prod", "--to", "ann@example.org", "--json")))
                .isEqualTo(1);
        assertThat(addressees(connect("remind", "prod", "--json"))).isEqualTo(1);
        assertThat(addressees(connect("remind", "prod", "--nobody", "--json"))).isZero();
    }

    @Test
    void theExpiryStaysUntilItIsSaidThatThereIsNone() throws IOException {
        Path pair = Files.writeString(
                folder.resolve("pair"),
                "{\"client_id\": \"0123456789ABCDEF0123456789ABCDEF\", \"client_secret\": \""
                        + "0123456789abcdef".repeat(4) + "\"}");
        assertThat(connect("save", "prod", "--client-secret-file", pair.toString(), "--expires", "2090-01-31")
                        .code())
                .isZero();

        assertThat(expiry(connect("remind", "prod", "--to", "ann@example.org", "--json")))
                .startsWith("2090-01-31");
        assertThat(expiry(connect("remind", "prod", "--expires", "2091-01-31", "--json")))
                .startsWith("2091-01-31");
        assertThat(expiry(connect("remind", "prod", "--no-expiry", "--json"))).isEmpty();
    }

    @Test
    void twoWordsThatContradictEachOtherAreRefused() {
        assertThat(connect("remind", "prod", "--no-expiry", "--expires", "2090-01-31")
                        .code())
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(connect("remind", "prod", "--nobody", "--to", "ann@example.org")
                        .code())
                .isEqualTo(ExitCode.USAGE.number());
    }

    private static int addressees(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.json().path("reminderAddresses").size();
    }

    private static String expiry(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.json().path("current").path("expiresAt").asString("");
    }
}
