package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.CredentialOperation.ExportConnections;
import dev.lightbox.server.operations.CredentialOperation.ImportConnections;
import dev.lightbox.server.operations.CredentialOperation.Imported;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.HttpStatuses;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** From one Lightbox to another: all connections in one file that is sealed to a passphrase. */
@Controller
@RequestMapping(ConnectionPages.PATH)
public class ConnectionTransferPages {
    private static final String IMPORT = "connections/import";

    private final Operations operations;

    public ConnectionTransferPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/export")
    String askForPassphrase(Actor actor, Model model) {
        model.addAttribute(
                "count",
                operations.run(new ListConnections(), actor).connections().size());
        return "connections/export";
    }

    @PostMapping("/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String repeated,
            Actor actor) {
        Secret chosen = NewPassphrase.typedTwice(passphrase, repeated, "exported");
        byte[] file = operations.run(new ExportConnections(chosen), actor).file();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("connections.json.gpg")
                                .build()
                                .toString())
                .body(file);
    }

    @GetMapping("/import")
    String askForFile() {
        return IMPORT;
    }

    /**
     * What would become of each connection. With htmx it is shown below the form, which keeps file and passphrase; without
     * scripts both are chosen again.
     */
    @PostMapping("/import/preview")
    String preview(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean below,
            Actor actor,
            Model model)
            throws IOException {
        try {
            model.addAttribute("imported", read(file, passphrase, true, actor));
        } catch (LightboxException refused) {
            model.addAttribute("problem", told(refused));
        }
        model.addAttribute("planned", true);
        return below ? "connections/imported" : IMPORT;
    }

    /** Where a reload of the preview leads. */
    @GetMapping("/import/preview")
    String afterPreview() {
        return "redirect:" + ConnectionPages.PATH + "/import";
    }

    @PostMapping("/import")
    String importFile(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String passphrase,
            Actor actor,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try {
            model.addAttribute("imported", read(file, passphrase, false, actor));
        } catch (LightboxException refused) {
            response.setStatus(HttpStatuses.of(refused.code()));
            model.addAttribute("problem", told(refused));
        }
        return IMPORT;
    }

    private Imported read(@Nullable MultipartFile file, String passphrase, boolean dryRun, Actor actor)
            throws IOException {
        if (file == null || file.isEmpty() || passphrase.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    file == null || file.isEmpty() ? "No file was chosen." : "The passphrase is missing.",
                    "Choose the file that Lightbox has exported, and type the passphrase that was chosen then.");
        }
        return operations.run(new ImportConnections(file.getBytes(), Secret.of(passphrase), dryRun), actor);
    }

    private static String told(LightboxException refused) {
        return refused.getMessage() + " " + refused.remedy();
    }
}
