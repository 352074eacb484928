package dev.lightbox.server.wire;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Ends the connection of a request whose reply asked for it, without sending anything that is still to come. The servlet
 * API knows no way to do that; behind the servlet the container's own does.
 */
final class HangUp extends ValveBase {
    private static final String ASKED = HangUp.class.getName();

    HangUp() {
        super(true);
    }

    /** Ends the connection as soon as the servlet is done with it. */
    static void after(HttpServletRequest request) {
        request.setAttribute(ASKED, true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(ASKED) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }
}
