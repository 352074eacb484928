package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.AuditExport;
import dev.lightbox.server.operations.AuditOperation.AuditEntries;
import dev.lightbox.server.operations.AuditOperation.AuditProof;
import dev.lightbox.server.operations.AuditOperation.ListAudit;
import dev.lightbox.server.operations.AuditOperation.VerifyAudit;
import dev.lightbox.server.operations.Operations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, to be read. */
@RestController
@RequestMapping(Rest.PATH + "/audit")
class AuditResources {
    private final Operations operations;

    AuditResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Summary("Lists entries, newest first; `next` is what to send as `before` for the older ones.")
    AuditEntries list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int size,
            Actor actor) {
        return operations.run(new ListAudit(search, before, size), actor);
    }

    @GetMapping("/verify")
    @Summary("Goes through the chain of hashes and tells whether an entry was altered or removed.")
    AuditProof verify(Actor actor) {
        return operations.run(new VerifyAudit(), actor);
    }

    @GetMapping("/export")
    @Summary("Downloads all entries that hold the text, oldest first, as `jsonl` or `csv`.")
    void export(
            @RequestParam(defaultValue = "jsonl") String form,
            @RequestParam(defaultValue = "") String search,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        AuditExport.Form chosen = AuditExport.Form.named(form);
        response.setContentType(chosen.contentType());
        response.setCharacterEncoding("UTF-8");
        AuditExport.write(operations, actor, search, chosen, response.getWriter());
    }
}
