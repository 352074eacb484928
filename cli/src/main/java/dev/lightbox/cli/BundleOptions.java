package dev.lightbox.cli;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.EvidenceBundle;
import dev.lightbox.doctor.TicketDetails;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.ProgramVersion;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is written for the vendor's support. */
final class BundleOptions {
    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "Write a zip for Xray's support: report, answers, curl commands and a mail, without any secret.")
    @Nullable
    Path file;

    @Option(
            names = "--site-url",
            paramLabel = "URL",
            description = "For the bundle: the address of your Jira or Confluence; may be repeated.")
    List<URI> siteUrls = new ArrayList<>();

    @Option(
            names = "--residency-screenshot",
            paramLabel = "FILE",
            description =
                    "For the bundle: PNG or JPEG of Data residency, with region and status of both Jira and Xray.")
    @Nullable
    Path screenshot;

    /** What the person adds, checked before anything is examined. */
    TicketDetails details() {
        if (file != null) {
            EvidenceBundle.requireFree(file);
        } else if (!siteUrls.isEmpty() || screenshot != null) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "--site-url and --residency-screenshot belong into a bundle, and none is asked for.",
                    "Add --bundle FILE.");
        }
        return new TicketDetails(siteUrls, Optional.ofNullable(screenshot).map(TicketDetails.Screenshot::read));
    }

    /** Writes the bundle when one is wanted, and says so beside the output, which may be JSON. */
    void write(Diagnosis diagnosis, TicketDetails details, PrintWriter err) {
        if (file != null) {
            new EvidenceBundle(diagnosis, details, ProgramVersion.number()).writeTo(file);
            err.println("The evidence bundle is in " + file + ".");
        }
    }
}
