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

/** The commands about connections as a script runs them, in a data directory that no server holds. */
class ConnectCommandsTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    Path folder;

    private Path passphrase = Path.of("");

    /** What a command printed and how it ended. */
    private record Ended(int code, String out, String err) {}

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
}
