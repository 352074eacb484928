package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Tells what a resource could not do. Comes before the error pages, which tell the same to people. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RestProblems {
    private static final Logger LOG = LoggerFactory.getLogger(RestProblems.class);
    private static final int REFERENCE_BYTES = 4;
    static final String REFERENCE_PAGE = "docs/reference/rest.md names the members and parameters of each resource.";

    private final RandomIds references = new RandomIds(new SecureRandom());

    @ExceptionHandler
    ResponseEntity<Problem> told(LightboxException failure) {
        Problem problem = Problem.of(failure);
        if (problem.status() == 500) {
            LOG.warn("{}: {}", failure.code(), failure.getMessage(), failure);
        }
        return problem.toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException body) {
        return MisreadBody.of(body).toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException parameter) {
        return misunderstood("The parameter " + parameter.getName() + " has a value that is not one of its own.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(ServletRequestBindingException parameter) {
        return misunderstood("A parameter is missing: " + parameter.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unwanted(HttpMediaTypeNotAcceptableException accepted) {
        return Problem.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "INVALID_INPUT",
                        "The REST API answers in JSON, which the header Accept does not take.",
                        "Send Accept: application/json, or leave the header out.")
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Problem> defect(Exception failure) {
        String reference = references.hex(REFERENCE_BYTES);
        LOG.error("A resource failed (reference {})", reference, failure);
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "INTERNAL",
                        "Lightbox met a defect of its own.",
                        "The log has the details, under reference " + reference + ".")
                .toResponse();
    }

    private static ResponseEntity<Problem> misunderstood(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "INVALID_INPUT", detail, REFERENCE_PAGE)
                .toResponse();
    }
}
