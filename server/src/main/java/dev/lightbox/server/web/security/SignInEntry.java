package dev.lightbox.server.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends a visitor who is not signed in to the login page. A part of a page that htmx asks for cannot follow a redirect
 * without showing the login page inside itself, so it is told to change the whole page.
 */
final class SignInEntry implements AuthenticationEntryPoint {
    static final String LOGIN = "/login";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(LOGIN);
        } else {
            response.setHeader("HX-Redirect", LOGIN);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
