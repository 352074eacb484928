package dev.lightbox.server.web;

import dev.lightbox.server.operations.LocalChannel;
import dev.lightbox.server.operations.Operations;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The door for the command line beside this server. The security chain has checked the local token. */
@Controller
class LocalApi {
    private final LocalChannel channel;

    LocalApi(Operations operations) {
        this.channel = new LocalChannel(operations);
    }

    /** Writes lines while the operation goes on; {@link LocalChannel} tells their form. */
    @PostMapping(LocalChannel.PATH + "{operation}")
    void run(@PathVariable String operation, @RequestBody String json, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        channel.answer(operation, json, response.getOutputStream());
    }
}
