package dev.lightbox.server.web.view;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Leads from a page past the end of a list, where nothing would be shown, to the list's last page: entries were deleted
 * meanwhile, or the number was typed. Knows the list by the {@link PageLinks} in the model.
 */
final class LastPage implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null) {
            return;
        }
        for (Object value : page.getModel().values()) {
            if (value instanceof PageLinks links && links.isPastTheEnd()) {
                keepWhatWasTold(request);
                page.setView(new PlainRedirect(links.href(links.pages())));
                return;
            }
        }
    }

    /** What an act has to tell is told on the page that the reader comes to. */
    private static void keepWhatWasTold(HttpServletRequest request) {
        Map<String, ?> told = RequestContextUtils.getInputFlashMap(request);
        if (told != null) {
            RequestContextUtils.getOutputFlashMap(request).putAll(told);
        }
    }
}
