package dev.lightbox.server.web.pages;

import dev.lightbox.doctor.EvidenceBundle;
import dev.lightbox.doctor.TicketDetails;
import dev.lightbox.doctor.TicketDetails.Screenshot;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.ProgramVersion;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.Operations;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What the vendor's support needs to see: a fresh check of a connection, and what a person adds to it, as one file. */
@Controller
@RequestMapping(EvidencePages.PATH)
public class EvidencePages {
    static final String PATH = ConnectionPages.PATH + "/{id}/evidence";

    private final Operations operations;

    public EvidencePages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String form(@PathVariable String id, Actor actor, Model model) {
        model.addAttribute("connection", operations.run(new FindConnection(id), actor));
        return "connections/evidence";
    }

    @PostMapping
    ResponseEntity<byte[]> bundle(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String siteUrls,
            @RequestParam(required = false) @Nullable MultipartFile screenshot,
            Actor actor)
            throws IOException {
        Connection connection = operations.run(new FindConnection(id), actor);
        // First what may be wrong in the form: a check takes some seconds.
        TicketDetails details = new TicketDetails(addresses(siteUrls), picture(screenshot));
        EvidenceBundle bundle = new EvidenceBundle(
                operations.run(new CheckConnection(connection.id()), actor), details, ProgramVersion.number());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("lightbox-evidence.zip")
                                .build()
                                .toString())
                .body(bundle.bytes());
    }

    private static List<URI> addresses(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        return IntStream.range(0, lines.size())
                .filter(place -> !lines.get(place).isEmpty())
                .mapToObj(place -> address(lines.get(place), place + 1))
                .toList();
    }

    /** The line is named by its number: what stands in it may hold a login. */
    private static URI address(String text, int line) {
        try {
            URI address = new URI(text);
            if (TicketDetails.isSiteAddress(address)) {
                return address;
            }
            throw noAddress(line, null);
        } catch (URISyntaxException unreadable) {
            throw noAddress(line, unreadable);
        }
    }

    private static LightboxException noAddress(int line, @Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "Line " + line + " of the site addresses is no web address.",
                "Write each as it stands in the browser on the site's first page, such as https://example.atlassian.net,"
                        + " without a login or a query.",
                cause);
    }

    /** A browser sends a file without a name and content when none was chosen. */
    private static Optional<Screenshot> picture(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = file.getInputStream()) {
            return Optional.of(new Screenshot(content.readNBytes(Screenshot.MAX_BYTES + 1)));
        }
    }
}
