package dev.lightbox.server.wire;

import dev.lightbox.xray.site.SiteRefusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.jspecify.annotations.Nullable;

/** A request as the endpoints see it. Refusals that it throws carry the client's text. */
final class WireRequest {
    private final HttpServletRequest http;

    WireRequest(HttpServletRequest http) {
        this.http = http;
    }

    /** Where the client is. */
    String address() {
        return http.getRemoteAddr();
    }

    @Nullable
    String header(String name) {
        return http.getHeader(name);
    }

    /** The parameters of the URL; those that nobody asks for do no harm. */
    Map<String, String> query() {
        return QueryText.parse(http.getQueryString());
    }

    /** Where the client reached this server: what absolute links in the answer start with. */
    URI baseUrl() {
        String host = http.getHeader("Host");
        String authority = host == null || host.isBlank() ? http.getLocalAddr() + ":" + http.getLocalPort() : host;
        return URI.create(http.getScheme() + "://" + authority);
    }

    /** The whole body, at most {@code limit} bytes of it. */
    byte[] body(int limit) throws IOException {
        refuseAbove(limit);
        long announced = http.getContentLengthLong();
        if (announced >= 0) {
            byte[] body = http.getInputStream().readNBytes((int) announced);
            if (body.length < announced) {
                throw brokenOff();
            }
            return body;
        }
        byte[] body = http.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw tooLarge(limit);
        }
        return body;
    }

    /** The body piece by piece, at most {@code limit} bytes of it. */
    LimitedStream stream(long limit) throws IOException {
        refuseAbove(limit);
        return new LimitedStream(http.getInputStream(), limit);
    }

    /**
     * The parts of a multipart body, in any order. They lie in memory or in temporary files, which are gone when the
     * request is answered.
     */
    Parts parts(long limit) throws IOException {
        refuseAbove(limit);
        try {
            return new Parts(List.copyOf(http.getParts()));
        } catch (InvalidParameterException refused) {
            throw refused.getErrorCode() == 413 ? tooMuch(limit) : unreadableParts();
        } catch (IOFileUploadException failure) {
            if (failure.getCause() instanceof MalformedStreamException) {
                throw unreadableParts();
            }
            if (failure.getCause() instanceof ClientAbortException) {
                throw brokenOff();
            }
            // What is left is a full disk.
            throw failure;
        } catch (FileUploadException | ServletException notMultipart) {
            throw unreadableParts();
        } catch (RuntimeException surprise) {
            // Nothing but Tomcat's parser runs here: what surprises it, up to a null, came with the body.
            throw unreadableParts();
        }
    }

    /** The parts of a multipart body by their names. */
    record Parts(Collection<Part> all) {

        /** The first part of this name. */
        Optional<Part> find(String name) {
            return all.stream().filter(part -> part.getName().equals(name)).findFirst();
        }
    }

    private void refuseAbove(long limit) {
        if (http.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
    }

    static SiteRefusal tooLarge(long limit) {
        return new SiteRefusal(
                SiteRefusal.Kind.TOO_LARGE, "The request body is too large: at most " + limit + " bytes are accepted");
    }

    /** A body within its limit may still have too many parts, or parts with headers without end. */
    private SiteRefusal tooMuch(long limit) {
        long announced = http.getContentLengthLong();
        return announced < 0 || announced > limit
                ? tooLarge(limit)
                : new SiteRefusal(
                        SiteRefusal.Kind.TOO_LARGE,
                        "The multipart body has too many parts, or a part whose headers are too long");
    }

    static SiteRefusal brokenOff() {
        return SiteRefusal.badRequest("The request body ended before it was complete");
    }

    private static SiteRefusal unreadableParts() {
        return SiteRefusal.badRequest("The request body is not valid multipart/form-data");
    }
}
