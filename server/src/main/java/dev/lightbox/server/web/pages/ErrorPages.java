package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.server.web.rest.Problem;
import dev.lightbox.server.web.rest.Rest;
import dev.lightbox.server.web.view.PlainRedirect;
import dev.lightbox.server.web.view.Words;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What did not work: told on the page of the form that was sent, or on a page in our look, with the next step and
 * without the program's insides.
 */
@Controller
@ControllerAdvice
public class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final int REFERENCE_BYTES = 4;

    private final RandomIds references = new RandomIds(new SecureRandom());

    @InitBinder
    void textsOfPeople(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new TypedText());
    }

    @ExceptionHandler(LightboxException.class)
    ModelAndView told(LightboxException failure, HttpServletRequest request, HttpServletResponse response) {
        return RefusedForm.of(failure, request).orElseGet(() -> page(failure, response));
    }

    private static ModelAndView page(LightboxException failure, HttpServletResponse response) {
        Trouble trouble = Trouble.of(failure);
        if (trouble.status() >= 500) {
            LOG.warn("{}: {}", failure.code(), failure.getMessage(), failure);
        }
        response.setStatus(trouble.status());
        return new ModelAndView("error/page", "trouble", trouble);
    }

    /** A number that is none. In an address it is left out, as if the person had not asked for it. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ModelAndView unreadable(
            MethodArgumentTypeMismatchException wrong, HttpServletRequest request, HttpServletResponse response) {
        String field = wrong.getName();
        boolean asked = request.getParameterMap().containsKey(field);
        if (asked && request.getMethod().equals("GET")) {
            return new ModelAndView(new PlainRedirect(ServletUriComponentsBuilder.fromRequest(request)
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .replaceQueryParam(field)
                    .build()
                    .toUriString()));
        }
        LightboxException told = asked
                ? new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "\"" + Objects.requireNonNullElse(wrong.getValue(), "") + "\" cannot be the value of \""
                                + Words.field(field) + "\".",
                        number(wrong)
                                ? "Type a whole number without units, and not more than nine digits."
                                : "Choose what the form offers.")
                : new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is nothing at this address.",
                        "It may have been deleted, or the link is wrong.");
        return RefusedForm.of(RefusedInput.at(field, told), request).orElseGet(() -> page(told, response));
    }

    private static boolean number(MethodArgumentTypeMismatchException wrong) {
        Class<?> type = wrong.getRequiredType();
        return type != null && (Number.class.isAssignableFrom(type) || type == int.class || type == long.class);
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    ModelAndView missing(
            MissingServletRequestParameterException missing, HttpServletRequest request, HttpServletResponse response) {
        String field = missing.getParameterName();
        LightboxException told = new LightboxException(
                ErrorCode.INVALID_INPUT,
                "Nothing was said for \"" + Words.field(field) + "\".",
                "Fill it in and send the form again.");
        return RefusedForm.of(RefusedInput.at(field, told), request).orElseGet(() -> page(told, response));
    }

    /** What failed before any controller saw it, or in a part of the server; null when it was told to a program in JSON. */
    @RequestMapping("/error")
    @Nullable
    String error(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String reference = "";
        if (status >= 500) {
            reference = references.hex(REFERENCE_BYTES);
            Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            LOG.error("A page failed (reference {})", reference, cause instanceof Throwable thrown ? thrown : null);
        }
        // A person who opens this very page has been sent by nobody.
        boolean sent = request.getDispatcherType() == DispatcherType.ERROR;
        if (sent && Rest.isForPrograms((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
            Problem.unseen(status, reference).send(response);
            return null;
        }
        response.setStatus(status);
        model.addAttribute("trouble", Trouble.of(status, reference));
        return "error/page";
    }
}
