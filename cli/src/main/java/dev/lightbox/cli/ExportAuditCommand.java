package dev.lightbox.cli;

import dev.lightbox.server.operations.AuditExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the whole audit log out. */
@Command(
        name = "export",
        description = "Write all entries of the audit log to standard output, oldest first, each with its hash.",
        footer = {"%nExample:", "  lightbox site audit export --form csv > audit.csv"})
final class ExportAuditCommand implements Callable<Integer> {

    @Mixin
    DataOptions data = new DataOptions();

    @Option(
            names = "--form",
            defaultValue = "jsonl",
            paramLabel = "FORM",
            description = "jsonl (as if not given) or csv.")
    String form = "jsonl";

    @Option(names = "--search", defaultValue = "", paramLabel = "TEXT", description = "Part of an entry.")
    String search = "";

    @Mixin
    CommandOutput output = new CommandOutput();

    @Override
    public Integer call() {
        PrintWriter out = output.out();
        data.requireExisting();
        try (OperationsAccess access = OperationsAccess.open(data)) {
            AuditExport.write(
                    access.operations(), OperationsAccess.COMMAND_LINE, search, AuditExport.Form.named(form), out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ExitCode.DONE.number();
    }
}
