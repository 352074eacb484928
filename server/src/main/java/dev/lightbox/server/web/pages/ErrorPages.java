package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pages for what did not work: in our look, with the next step, and without the program's insides. */
@Controller
@ControllerAdvice
public class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final int REFERENCE_BYTES = 4;

    private final RandomIds references = new RandomIds(new SecureRandom());

    @ExceptionHandler(LightboxException.class)
    ModelAndView told(LightboxException failure, HttpServletResponse response) {
        Trouble trouble = Trouble.of(failure);
        if (trouble.status() >= 500) {
            LOG.warn("{}: {}", failure.code(), failure.getMessage(), failure);
        }
        response.setStatus(trouble.status());
        return new ModelAndView("error/page", "trouble", trouble);
    }

    @RequestMapping("/error")
    String error(HttpServletRequest request, Model model) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String reference = "";
        if (status >= 500) {
            reference = references.hex(REFERENCE_BYTES);
            Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            LOG.error("A page failed (reference {})", reference, cause instanceof Throwable thrown ? thrown : null);
        }
        model.addAttribute("trouble", Trouble.of(status, reference));
        return "error/page";
    }
}
