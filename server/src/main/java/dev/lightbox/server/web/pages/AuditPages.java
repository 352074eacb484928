package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.AuditExport;
import dev.lightbox.server.operations.AuditOperation.AuditProof;
import dev.lightbox.server.operations.AuditOperation.ListAudit;
import dev.lightbox.server.operations.AuditOperation.VerifyAudit;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit log: who did what to what, from where, and whether the log is as it was written. */
@Controller
@RequestMapping(AuditPages.PATH)
public class AuditPages {
    static final String PATH = "/site/audit";

    private final Operations operations;

    public AuditPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "25") int size,
            Actor actor,
            Model model) {
        model.addAttribute("audit", operations.run(new ListAudit(search.strip(), before, size), actor));
        model.addAttribute("search", search);
        model.addAttribute("size", size);
        model.addAttribute("newest", before == null);
        model.addAttribute(
                "path",
                UriComponentsBuilder.fromPath(PATH)
                        .queryParam("search", "{search}")
                        .queryParam("size", size)
                        .build(false)
                        .expand(search)
                        .encode()
                        .toUriString());
        return "audit/list";
    }

    @PostMapping("/verify")
    String verify(Actor actor, RedirectAttributes next) {
        AuditProof proof = operations.run(new VerifyAudit(), actor);
        next.addFlashAttribute(Flash.NAME, proof.intact() ? intact(proof) : broken(proof));
        return "redirect:" + PATH;
    }

    private static Flash intact(AuditProof proof) {
        return Flash.success(
                "The audit log is as it was written.",
                Words.number(proof.entries()) + " entries; the last one's hash is " + proof.head()
                        + ". Noted elsewhere, it proves later that nothing before it was altered.");
    }

    private static Flash broken(AuditProof proof) {
        Long at = proof.brokenAt();
        return Flash.failure(
                "The audit log was altered.",
                at == null || at == 0
                        ? "Entries at its end are missing."
                        : "Entry " + at + " is not what was written, or the one before it is missing.");
    }

    @GetMapping("/export")
    void export(
            @RequestParam(defaultValue = "jsonl") String form,
            @RequestParam(defaultValue = "") String search,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        AuditExport.Form chosen = AuditExport.Form.named(form);
        response.setContentType(chosen.contentType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit." + chosen.extension() + "\"");
        AuditExport.write(operations, actor, search, chosen, response.getWriter());
    }
}
