package dev.lightbox.doctor;

import dev.lightbox.doctor.internal.evidence.CurlSheet;
import dev.lightbox.doctor.internal.evidence.MailText;
import dev.lightbox.doctor.internal.evidence.ReportText;
import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that the vendor's support needs, as one zip: {@code report.md}, {@code diagnosis.json}, {@code curl.txt},
 * {@code mail.txt} and the screenshot that a person added. It is made from a {@link Diagnosis}, in which nothing is
 * secret, and from what the person adds, and from nothing else. Immutable.
 */
public final class EvidenceBundle {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Diagnosis diagnosis;
    private final TicketDetails details;
    private final String version;

    /** @param version Lightbox's own, for the report */
    public EvidenceBundle(Diagnosis diagnosis, TicketDetails details, String version) {
        this.diagnosis = diagnosis;
        this.details = details;
        this.version = version;
    }

    /** The mail to the vendor's support, for a page that shows it beside the download. */
    public String mail() {
        return new MailText(diagnosis, details).text();
    }

    /** The zip, for a download; some kilobytes and the screenshot. */
    public byte[] bytes() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("report.md", utf8(new ReportText(diagnosis, details, version).text()));
        files.put("diagnosis.json", JSON.writeValueAsBytes(diagnosis));
        files.put("curl.txt", utf8(CurlSheet.of(diagnosis)));
        files.put("mail.txt", utf8(mail()));
        details.screenshot().ifPresent(picture -> files.put(picture.name(), picture.content()));
        return zipped(files);
    }

    /**
     * Writes the zip whole or not at all, for its owner's eyes only.
     *
     * @throws LightboxException {@code ALREADY_EXISTS} when something has that name, {@code IO_FAILED} when it cannot be
     *     written
     */
    public void writeTo(Path target) {
        try {
            AtomicFile.create(target.toAbsolutePath(), bytes());
        } catch (FileAlreadyExistsException taken) {
            throw taken(target, taken);
        } catch (IOException failed) {
            throw unwritable(ErrorCode.IO_FAILED, target, String.valueOf(failed.getMessage()), failed);
        }
    }

    /**
     * Refuses a file that could not be written, before an examination that takes its time.
     *
     * @throws LightboxException {@code ALREADY_EXISTS} when something has that name, {@code INVALID_INPUT} when its folder
     *     is not there
     */
    public static void requireFree(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw taken(target, null);
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw unwritable(ErrorCode.INVALID_INPUT, target, "there is no folder " + folder, null);
        }
    }

    private static LightboxException taken(Path target, @Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.ALREADY_EXISTS,
                "The evidence bundle was not written: " + target + " is there already.",
                "Choose another name, or remove the old file.",
                cause);
    }

    private static LightboxException unwritable(ErrorCode code, Path target, String why, @Nullable Throwable cause) {
        return new LightboxException(
                code,
                "The evidence bundle could not be written to " + target + ": " + why + ".",
                "Choose a folder that exists and may be written to.",
                cause);
    }

    private byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(examinedAt().toEpochMilli());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private Instant examinedAt() {
        return diagnosis.probes().stream().map(Probe::at).findFirst().orElse(Instant.EPOCH);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
