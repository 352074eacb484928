package dev.lightbox.server.web.view;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page that a form stands on. Every form carries its address, so that a form that is refused leads back there; only
 * addresses of this server count.
 */
public final class FormPage {
    /** The name of the form's field. */
    public static final String FIELD = "_page";

    private static final Pattern LOCAL = Pattern.compile("/(?:[!-~&&[^/\\\\]][!-~&&[^\\\\]]*)?");

    private FormPage() {}

    /** The address of the page that this request draws; a dialog stands on the page below it. Empty when a reload would not draw it. */
    static String shownBy(HttpServletRequest request) {
        String below = request.getHeader("HX-Current-URL");
        if (below != null) {
            return local(below).orElse("");
        }
        if (!request.getMethod().equals("GET")) {
            return "";
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The page that the form of this request was on. */
    public static Optional<String> of(HttpServletRequest request) {
        String named = Objects.requireNonNullElse(request.getParameter(FIELD), "");
        return LOCAL.matcher(named).matches() ? Optional.of(named) : Optional.empty();
    }

    /** Path and query of an address. */
    private static Optional<String> local(String address) {
        try {
            URI uri = new URI(address);
            @Nullable String path = uri.getRawPath();
            if (path == null) {
                return Optional.empty();
            }
            String page = path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return LOCAL.matcher(page).matches() ? Optional.of(page) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
