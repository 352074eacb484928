package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.AuditOperation.AuditEntries;
import dev.lightbox.server.operations.AuditOperation.AuditEntry;
import dev.lightbox.server.operations.AuditOperation.ExportAudit;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the audit trail out, oldest entry first, a stretch at a time: however long it is, little of it is in memory. */
public final class AuditExport {
    private static final String COLUMNS = "id,at,actor,action,subject,origin,details,hash\r\n";

    /** The forms of an export. */
    public enum Form {
        /** One JSON object a line. */
        JSONL("application/x-ndjson"),
        /** Comma-separated (RFC 4180), details as JSON text. */
        CSV("text/csv; charset=utf-8");

        private final String contentType;

        Form(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }

        /** {@code jsonl}, {@code csv} */
        public String extension() {
            return EnumName.of(this);
        }

        /**
         * The form that is called so.
         *
         * @throws dev.lightbox.kernel.LightboxException {@code INVALID_INPUT} for another text
         */
        public static Form named(String name) {
            return EnumName.parse("form of an export", Form.class, name);
        }
    }

    private AuditExport() {}

    /** @param search part of an entry; empty for all */
    public static void write(Operations operations, Actor actor, String search, Form form, Writer to)
            throws IOException {
        if (form == Form.CSV) {
            to.write(COLUMNS);
        }
        @Nullable Long after = 0L;
        while (after != null) {
            AuditEntries stretch = operations.run(new ExportAudit(search, after, AuditOperation.LARGEST), actor);
            for (AuditEntry entry : stretch.entries()) {
                to.write(form == Form.CSV ? csv(entry) : OperationJson.compact(entry) + "\n");
            }
            after = stretch.next();
        }
        to.flush();
    }

    private static String csv(AuditEntry entry) {
        return Stream.of(
                        entry.id(),
                        entry.at(),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.origin(),
                        OperationJson.compact(entry.details()),
                        entry.hash())
                .map(cell -> quoted(cell.toString()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet takes a text that starts with one of these for a formula. */
    private static String quoted(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
