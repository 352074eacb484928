package dev.lightbox.server.web.security;

import dev.lightbox.server.web.rest.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How the REST API turns somebody away, in its own JSON. A body must be called JSON: a form of another site cannot do
 * that, so a browser that keeps a password for this address cannot be made to send a change.
 */
final class RestDoor extends OncePerRequestFilter implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Problem MISSING = Problem.of(
            HttpStatus.UNAUTHORIZED,
            "UNAUTHORIZED",
            "The REST API takes the user name and password of an account by HTTP Basic; cookies do not count.",
            "Send them with every request: curl --user NAME.");

    /** The same for a name that is nobody's: a stranger must not learn who exists. */
    private static final Problem WRONG = Problem.of(
            HttpStatus.UNAUTHORIZED,
            "UNAUTHORIZED",
            "The user name or the password is wrong.",
            "Check both: they are those of the sign-in page of Lightbox, not of Jira.");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (WITH_BODY.contains(request.getMethod()) && !isJson(request.getContentType())) {
            Problem.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "INVALID_INPUT",
                            "A " + request.getMethod() + " request must say that its body is JSON.",
                            "Send the header Content-Type: application/json, also where there is no body.")
                    .send(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && (type.equalsIgnoreCase(MediaType.APPLICATION_JSON_VALUE)
                        || type.regionMatches(true, 0, MediaType.APPLICATION_JSON_VALUE + ";", 0, 17));
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyAttempts early) {
            response.setHeader("Retry-After", Long.toString(early.seconds()));
            Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "TOO_MANY_ATTEMPTS",
                            "Too many sign-ins with this name from this address failed.",
                            "Try again in " + early.seconds() + " seconds, with the right password.")
                    .send(response);
            return;
        }
        response.setHeader("WWW-Authenticate", "Basic realm=\"Lightbox\", charset=\"UTF-8\"");
        (isBasic(request.getHeader(HttpHeaders.AUTHORIZATION)) ? WRONG : MISSING).send(response);
    }

    private static boolean isBasic(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        Problem.of(
                        HttpStatus.FORBIDDEN,
                        "FORBIDDEN",
                        "This account may look and not change.",
                        "Use the account of an administrator.")
                .send(response);
    }
}
