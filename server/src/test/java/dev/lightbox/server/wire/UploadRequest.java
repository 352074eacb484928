package dev.lightbox.server.wire;

import jakarta.servlet.MultipartConfigElement;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardWrapper;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The server's own request with a body in memory, as if it had come over a socket. Parts of a multipart body that are longer
 * than a line go to files, so that short bodies go both ways.
 */
final class UploadRequest implements AutoCloseable {
    private static final int IN_MEMORY_BYTES = 64;
    private static final Connector CONNECTOR = new Connector();

    private final Request request;

    UploadRequest(byte[] body, String contentType, Path folder, long limit) {
        org.apache.coyote.Request http = new org.apache.coyote.Request();
        http.setInputBuffer(new Once(body));
        http.setContentLength(body.length);
        http.getMimeHeaders().addValue("content-type").setString(contentType);
        http.setMethod("POST");
        http.setResponse(new Response());
        StandardContext context = new StandardContext();
        StandardWrapper servlet = new StandardWrapper();
        servlet.setParent(context);
        servlet.setMultipartConfigElement(new MultipartConfigElement(folder.toString(), limit, limit, IN_MEMORY_BYTES));
        request = new Request(CONNECTOR, http);
        request.getMappingData().context = context;
        request.getMappingData().wrapper = servlet;
    }

    WireRequest asSeenByEndpoints() {
        return new WireRequest(request.getRequest());
    }

    /** As the server does after each answer: temporary files go. */
    @Override
    public void close() {
        request.recycle();
    }

    /** All of the body at the first reading, nothing after it. */
    private static final class Once implements InputBuffer {
        private ByteBuffer rest;

        Once(byte[] body) {
            rest = ByteBuffer.wrap(body);
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            if (!rest.hasRemaining()) {
                return -1;
            }
            int length = rest.remaining();
            handler.setByteBuffer(rest);
            rest = ByteBuffer.allocate(0);
            return length;
        }

        @Override
        public int available() {
            return rest.remaining();
        }
    }
}
