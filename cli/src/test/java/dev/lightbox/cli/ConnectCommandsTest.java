package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Secret;
import dev.lightbox.server.secrets.SecretsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
    void aConnectionIsNotRemovedUnlessThatIsConfirmed() {
        Ended asked = connect("remove", "prod");

        assertThat(asked.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(asked.err()).contains("prod").contains("--yes");
        assertThat(connect("show", "prod").code()).isZero();
        assertThat(connect("remove", "nobody").code()).isEqualTo(ExitCode.NOT_FOUND.number());
        assertThat(connect("remove", "prod", "--yes").code()).isZero();
        assertThat(connect("show", "prod").code()).isEqualTo(ExitCode.NOT_FOUND.number());
    }

    @Test
    void credentialsAreNotForgottenUnlessThatIsConfirmed() {
        assertThat(connect("clear", "prod").err()).contains("forget the credentials of the connection prod", "--yes");

        assertThat(connect("clear", "prod", "--yes").code()).isZero();
    }

    @Test
    void confirmingATenantNamesTheOldOneAndTheNewOne() {
        assertThat(ConfirmTenantCommand.told("prod", "old-1", "new-2", "new-2"))
                .isEqualTo("The tenant of prod is now new-2; it was old-1.");
        assertThat(ConfirmTenantCommand.told("prod", "old-1", "new-2", "old-1"))
                .isEqualTo("The tenant of prod stays old-1; it is not new-2.");
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
    void anExportToStandardOutputIsTheFileAndNothingElse() {
        PrintStream before = System.out;
        ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
        Ended ended;
        try {
            System.setOut(new PrintStream(standardOutput, true, StandardCharsets.UTF_8));
            ended = connect("export", "-", "--passphrase-file", passphrase.toString());
        } finally {
            System.setOut(before);
        }

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("1 connection");
        assertThat(Path.of("-")).doesNotExist();
        assertThat(new String(
                        SecretsFile.open(standardOutput.toByteArray(), Secret.of(PASSPHRASE)), StandardCharsets.UTF_8))
                .contains("\"prod\"");
    }

    @Test
    void standardOutputHoldsOneThing() {
        Ended ended = connect("export", "-", "--json", "--passphrase-file", passphrase.toString());

        assertThat(ended.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(ended.err()).contains("--json");
        assertThat(Path.of("-")).doesNotExist();
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
