package dev.lightbox.xray.client.internal;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** A multipart body with one file. */
public final class Multipart {
    private final String boundary;

    /** @param boundary text that does not occur in the content; random */
    public Multipart(String boundary) {
        this.boundary = boundary;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public BodyPublisher file(String part, String filename, String mimeType, byte[] content) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                + quotable(filename) + "\"\r\nContent-Type: " + oneLine(mimeType) + "\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    /** As browsers write it: the three characters that would end the name early are percent-encoded. */
    private static String quotable(String filename) {
        return filename.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String oneLine(String mimeType) {
        return mimeType.matches("[\\w.+-]+/[\\w.+-]+") ? mimeType : "application/octet-stream";
    }
}
