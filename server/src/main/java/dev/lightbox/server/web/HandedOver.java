package dev.lightbox.server.web;

import dev.lightbox.server.operations.KeyOperation.SealedSecrets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** New secrets on their way to the person who asked for them: a file to be saved, of which nothing between keeps a copy. */
public final class HandedOver {
    private HandedOver() {}

    public static ResponseEntity<byte[]> answer(SealedSecrets secrets) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"api-keys.csv.gpg\"")
                .cacheControl(CacheControl.noStore())
                .body(secrets.file());
    }
}
