package dev.lightbox.xray.site.regions;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;

/** A write that came when the content was on its way to another region, or there already. Nothing of it was kept. */
public final class ContentMoving extends LightboxException {
    private static final long serialVersionUID = 1;

    ContentMoving() {
        super(
                ErrorCode.ALREADY_EXISTS,
                "The Xray data of this site is moving to another region, or has just moved.",
                "Look at the site's data residency, and try again when no move is under way.");
    }
}
