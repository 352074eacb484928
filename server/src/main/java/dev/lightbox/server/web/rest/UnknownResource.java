package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every method and path that no resource has, answered in JSON rather than with a page. */
@RestController
class UnknownResource {

    @RequestMapping("/api/**")
    void refuse(HttpServletRequest request) {
        throw new LightboxException(
                ErrorCode.NOT_FOUND,
                "The REST API has no " + request.getMethod() + " " + request.getRequestURI() + ".",
                "docs/reference/rest.md lists what it has.");
    }
}
