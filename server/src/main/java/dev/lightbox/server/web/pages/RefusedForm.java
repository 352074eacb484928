package dev.lightbox.server.web.pages;

import dev.lightbox.credentials.PastedCredentials;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.FormPage;
import dev.lightbox.server.web.view.PlainRedirect;
import dev.lightbox.server.web.view.Typed;
import dev.lightbox.server.web.view.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Leads back to the page of a form that was refused, which then says why and shows what was typed. Secrets are not among
 * it: they would lie in the session.
 */
final class RefusedForm {
    private static final Pattern UNKEPT = Pattern.compile("_.*|(?i:token|.*(?:secret|passphrase|password|repeated).*)");
    /** Where a secret, or a text that holds one, is pasted by mistake. */
    private static final String CLIENT_ID = "clientId";
    /** More than any field takes; what is longer was not typed. */
    private static final int LONGEST = 20_000;

    private RefusedForm() {}

    /** The way back; empty when the request is no form of a page, or when there is nothing that a person could put right. */
    static Optional<ModelAndView> of(LightboxException refused, HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || !correctable(refused.code())) {
            return Optional.empty();
        }
        return FormPage.of(request).map(page -> {
            Map<String, Object> next = RequestContextUtils.getOutputFlashMap(request);
            String words = Words.brief(Objects.requireNonNullElse(refused.getMessage(), ""));
            next.put(Flash.NAME, Flash.failure(words, refused.remedy()));
            String wrong = RefusedInput.mistakesOf(refused).getFirst().member();
            next.put(Typed.NAME, new Typed(request.getRequestURI(), kept(request), wrong));
            return new ModelAndView(new PlainRedirect(page));
        });
    }

    private static boolean correctable(ErrorCode code) {
        return switch (code.category()) {
            case USAGE, CONFLICT, NOT_FOUND, BUSY -> true;
            case FORBIDDEN, DAMAGED, FAILED -> code == ErrorCode.NO_CREDENTIALS;
        };
    }

    private static Map<String, List<String>> kept(HttpServletRequest request) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        int[] room = {LONGEST};
        request.getParameterMap().forEach((name, values) -> {
            room[0] -= String.join("", values).length();
            if (!mayBeSecret(name, values) && room[0] >= 0) {
                kept.put(name, List.of(values));
            }
        });
        return kept;
    }

    private static boolean mayBeSecret(String name, String[] values) {
        return UNKEPT.matcher(name).matches()
                || (name.equals(CLIENT_ID) && !Stream.of(values).allMatch(PastedCredentials::isClientId));
    }
}
