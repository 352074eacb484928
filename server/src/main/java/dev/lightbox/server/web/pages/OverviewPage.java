package dev.lightbox.server.web.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The state of everything at a glance. */
@Controller
public class OverviewPage {

    @GetMapping("/")
    String overview() {
        return "overview/page";
    }
}
