package dev.lightbox.cli;

import dev.lightbox.server.operations.CredentialOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Seals all credentials under a new master key. */
@Command(
        name = "rotate-master-key",
        description = {
            "Seal all credentials under a new master key. Nothing is entered again. A repository password that follows",
            "from the key follows the new one; tokens of your own site end with the next start of the server."
        },
        footer = {"%nExample:", "  lightbox connect rotate-master-key"})
final class RotateMasterKeyCommand extends OperationCommand<CredentialOperation.MasterKeyRotated> {
    @Override
    Operation<CredentialOperation.MasterKeyRotated> operation() {
        return new CredentialOperation.RotateMasterKey();
    }

    @Override
    void print(CredentialOperation.MasterKeyRotated rotated, PrintWriter out) {
        out.println("Everything is sealed under the master key " + rotated.masterKey() + " in " + rotated.file() + ".");
        out.println("Keep a copy of it in a safe place, and destroy those of the old one.");
        out.println("A repository password that follows from the key is a new one: note it with"
                + " 'lightbox repository password'.");
        out.println("Tokens of your own site end with the next start of the server.");
    }
}
