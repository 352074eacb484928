package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.CredentialOperation.ImportConnections;
import dev.lightbox.server.operations.CredentialOperation.Imported;
import dev.lightbox.server.operations.CredentialOperation.ImportedConnection;
import dev.lightbox.server.operations.Operation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds the connections of an encrypted file. */
@Command(
        name = "import",
        description = {
            "Add the connections of a file that 'lightbox connect export' wrote. One whose label is taken stays as it",
            "is, and is told; the exit code is 3 then."
        },
        footer = {"%nExample:", "  lightbox connect import connections.json.gpg"})
final class ImportConnectionsCommand extends OperationCommand<Imported> {
    private static final long LARGEST = 16L << 20;

    @Parameters(paramLabel = "FILE", description = "The encrypted file.")
    Path file = Path.of("");

    @Option(names = "--dry-run", description = "Add nothing; tell what would become of each connection.")
    boolean dryRun;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "Holds the passphrase (- reads standard input); or " + ExportConnectionsCommand.VARIABLE + ".")
    @Nullable
    Path passphraseFile;

    @Override
    boolean startsNewData() {
        return true;
    }

    @Override
    Operation<Imported> operation() {
        return new ImportConnections(
                content(),
                Secrets.ofThisProcess()
                        .require(
                                passphraseFile,
                                ExportConnectionsCommand.VARIABLE,
                                "passphrase of the file",
                                "--passphrase-file"),
                dryRun);
    }

    private byte[] content() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "The file " + file + " is too large for a file of connections.",
                        "Name a file that 'lightbox connect export' wrote.");
            }
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.NOT_FOUND,
                    "The file " + file + " could not be read: " + failure.getMessage() + ".",
                    "Name a file that 'lightbox connect export' wrote.",
                    failure);
        }
    }

    @Override
    void print(Imported imported, PrintWriter out) {
        Table table = new Table("LABEL", "OUTCOME");
        imported.connections().forEach(one -> table.row(one.label(), one.outcome()));
        table.print("The file holds no connections.", out);
    }

    @Override
    ExitCode exitCode(Imported imported) {
        return imported.connections().stream().allMatch(ImportedConnection::added) ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
