package dev.lightbox.cli;

import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.CredentialOperation.ConnectionsFile;
import dev.lightbox.server.operations.CredentialOperation.ExportConnections;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes all connections with their credentials into an encrypted file. */
@Command(
        name = "export",
        description = {
            "Write all connections with the credentials in use into one file, encrypted to a passphrase of at least 12",
            "characters. 'lightbox connect import' and gpg open it."
        },
        footer = {
            "%nExamples:",
            "  lightbox connect export connections.json.gpg",
            "  lightbox connect export - --passphrase-file words > connections.json.gpg"
        })
final class ExportConnectionsCommand extends OperationCommand<ConnectionsFile> {
    static final String VARIABLE = "LIGHTBOX_CONNECTIONS_PASSPHRASE";

    @Parameters(paramLabel = "FILE", description = "Where it is written to; must not exist yet. - is standard output.")
    Path file = Path.of("");

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Holds the passphrase (- reads standard input); or " + VARIABLE + ".")
    @Nullable
    Path passphraseFile;

    @Override
    Operation<ConnectionsFile> operation() {
        return new ExportConnections(Secrets.ofThisProcess()
                .choose(passphraseFile, VARIABLE, "passphrase of the file", "--passphrase-file"));
    }

    @Override
    ConnectionsFile ask(Operations operations, Actor actor, Progress progress) {
        if (toStandardOutput() && json) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "Standard output can hold the file or the document of --json, not both.",
                    "Name a file, or leave --json out.");
        }
        if (!toStandardOutput() && Files.exists(file)) {
            throw taken(null);
        }
        ConnectionsFile made = super.ask(operations, actor, progress);
        if (toStandardOutput()) {
            writeOut(made.file());
        } else {
            writeFile(made.file());
        }
        return made;
    }

    private static void writeOut(byte[] made) {
        System.out.writeBytes(made);
        // A print stream keeps its failures to itself until it is asked.
        if (System.out.checkError()) {
            throw new LightboxException(
                    ErrorCode.IO_FAILED,
                    "Standard output did not take the whole file.",
                    "Delete what came of it, look whether the disk is full, and export again.");
        }
    }

    private void writeFile(byte[] made) {
        try {
            AtomicFile.create(file.toAbsolutePath(), made);
        } catch (FileAlreadyExistsException taken) {
            throw taken(taken);
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.IO_FAILED,
                    "The file " + file + " cannot be written: " + failure.getMessage() + ".",
                    "Name a file in a folder that is there and that you may write to.",
                    failure);
        }
    }

    private LightboxException taken(@Nullable IOException found) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The file " + file + " is there already.",
                "Name a file that does not exist yet.",
                found);
    }

    @Override
    void print(ConnectionsFile made, PrintWriter out) {
        PrintWriter people = toStandardOutput() ? output.err() : out;
        people.println((made.connections() == 1 ? "1 connection is in " : made.connections() + " connections are in ")
                + (toStandardOutput() ? "the file" : file) + ". Whoever has its passphrase has their secrets.");
        people.flush();
    }

    private boolean toStandardOutput() {
        return file.toString().equals("-");
    }
}
