package dev.lightbox.xray.site.content;

import org.jspecify.annotations.Nullable;

/**
 * A file that a request brings along ({@code AttachmentInput}, {@code AttachmentDataInput}): base64 text with a name, or
 * the id of an attachment that was stored before. The id wins when both are given.
 */
public record Upload(
        @Nullable String attachmentId,
        @Nullable String filename,
        @Nullable String mimeType,
        @Nullable String data) {

    public static Upload base64(String filename, String mimeType, String data) {
        return new Upload(null, filename, mimeType, data);
    }

    public static Upload stored(String attachmentId) {
        return new Upload(attachmentId, null, null, null);
    }
}
