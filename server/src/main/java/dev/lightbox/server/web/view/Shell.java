package dev.lightbox.server.web.view;

import dev.lightbox.server.web.accounts.Role;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What the frame around every page needs to know about the request.
 *
 * @param path the page that is shown, by which the navigation marks its place
 * @param page the address by which the page is opened again, for a form that is refused; empty when there is none
 * @param typed what was typed into a form of the page that was refused
 * @param user who is signed in; empty for a visitor
 * @param administrator whether the user may change things
 * @param sites the choice of sites; null on pages for visitors
 * @param theme {@code light} or {@code dark} as chosen before; empty to follow the system
 */
public record Shell(
        Assets assets,
        String path,
        String page,
        String user,
        boolean administrator,
        String theme,
        Csrf csrf,
        @Nullable Flash flash,
        Typed typed,
        @Nullable SiteChoice sites) {
    /** The attribute of a model that names another page than the one that was asked for. */
    public static final String PAGE = "page";

    /** The proof that a form came from one of our pages, as a form field and as a header. */
    public record Csrf(String parameter, String header, String token) {
        /** The header as the JSON object that htmx reads. */
        public String headerJson() {
            return "{\"" + header + "\":\"" + token + "\"}";
        }
    }

    private static final String THEME_COOKIE = "LIGHTBOX_THEME";
    private static final Set<String> THEMES = Set.of("light", "dark");

    static Shell of(HttpServletRequest request, Assets assets, Map<String, ? extends @Nullable Object> model) {
        return new Shell(
                assets,
                path(request),
                model.get(PAGE) instanceof String page ? page : FormPage.shownBy(request),
                Objects.requireNonNullElse(request.getRemoteUser(), ""),
                request.isUserInRole(Role.ADMIN.name()),
                theme(request),
                csrf(request),
                model.get(Flash.NAME) instanceof Flash told ? told : null,
                model.get(Typed.NAME) instanceof Typed typed ? typed : Typed.NOTHING,
                (SiteChoice) request.getAttribute(SiteChoice.class.getName()));
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String uri ? uri : request.getRequestURI();
    }

    private static String theme(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(THEME_COOKIE))
                .map(Cookie::getValue)
                .filter(THEMES::contains)
                .findFirst()
                .orElse("");
    }

    private static Csrf csrf(HttpServletRequest request) {
        return Optional.ofNullable((CsrfToken) request.getAttribute(CsrfToken.class.getName()))
                .map(token -> new Csrf(token.getParameterName(), token.getHeaderName(), token.getToken()))
                .orElseGet(() -> new Csrf("", "", ""));
    }

    /** Whether the navigation's entry {@code section} is where the reader is. */
    public boolean isAt(String section) {
        return section.equals("/") ? path.equals("/") : path.equals(section) || path.startsWith(section + "/");
    }

    /** What was typed into the form that is sent to {@code action}, if it was refused. */
    public Typed typed(String action) {
        return typed(action, "", "");
    }

    /** The same for one of several forms, which a hidden field tells apart. */
    public Typed typed(String action, String field, String value) {
        return typed.isOf(action, field, value) ? typed : Typed.NOTHING;
    }

    /**
     * What was typed into the form that adds one, or into one whose subject is gone meanwhile.
     *
     * @param known the values of the hidden field that tells the forms apart
     */
    public Typed typedForNew(String action, String field, Collection<String> known) {
        return typed.isOf(action, "", "") && !known.contains(typed.or(field, "")) ? typed : Typed.NOTHING;
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return !user.isEmpty();
    }
}
