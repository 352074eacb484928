package dev.lightbox.server.web.view;

import org.springframework.web.servlet.view.RedirectView;

/** A redirect to an address as it is, whatever signs it holds. */
public final class PlainRedirect extends RedirectView {
    public PlainRedirect(String address) {
        super(address);
        setExpandUriTemplateVariables(false);
        setExposeModelAttributes(false);
    }
}
