package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about the audit log. */
@Command(
        name = "audit",
        description = "The audit log: who did what to what, from where.",
        subcommands = {ListAuditCommand.class, VerifyAuditCommand.class, ExportAuditCommand.class})
final class AuditCommand extends CommandGroup {}
