package dev.lightbox.server.wire;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Passes on the head of a reply and the first half of the body whose length it announces; the rest is lost. */
final class HalfReply extends HttpServletResponseWrapper {
    private long left;

    HalfReply(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        left = length / 2;
        super.setContentLengthLong(length);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream whole = super.getOutputStream();
        return new ServletOutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                int kept = (int) Math.min(left, length);
                whole.write(bytes, offset, kept);
                left -= kept;
            }

            @Override
            public boolean isReady() {
                return whole.isReady();
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                whole.setWriteListener(listener);
            }
        };
    }
}
