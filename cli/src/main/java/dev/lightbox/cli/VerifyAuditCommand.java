package dev.lightbox.cli;

import dev.lightbox.server.operations.AuditOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Checks that the audit log is as it was written. */
@Command(
        name = "verify",
        description = "Go through the audit log's chain of hashes: an entry that was altered or removed is found.",
        footer = {"%nExample:", "  lightbox site audit verify"})
final class VerifyAuditCommand extends OperationCommand<AuditOperation.AuditProof> {
    @Override
    Operation<AuditOperation.AuditProof> operation() {
        return new AuditOperation.VerifyAudit();
    }

    @Override
    void print(AuditOperation.AuditProof proof, PrintWriter out) {
        if (proof.intact()) {
            out.println("The audit log is as it was written: " + proof.entries() + " entries.");
            out.println("The last one's hash is " + proof.head() + ".");
            return;
        }
        Long at = proof.brokenAt();
        out.println(
                at == null || at == 0
                        ? "The audit log was altered: entries at its end are missing."
                        : "The audit log was altered: entry " + at
                                + " is not what was written, or the one before it is missing.");
    }

    @Override
    ExitCode exitCode(AuditOperation.AuditProof proof) {
        return proof.intact() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
