package dev.lightbox.xray.client;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import org.jspecify.annotations.Nullable;

/** A request to a site did not bring what it was for; {@link #failure()} says why, as a type. */
public final class XrayException extends LightboxException {
    private final transient XrayFailure failure;

    public XrayException(XrayFailure failure) {
        this(failure, null);
    }

    public XrayException(XrayFailure failure, @Nullable Throwable cause) {
        super(
                failure instanceof XrayFailure.Unreachable ? ErrorCode.SITE_UNREACHABLE : ErrorCode.SITE_REFUSED,
                failure.sentence(),
                failure.remedy(),
                cause);
        this.failure = failure;
    }

    public XrayFailure failure() {
        return failure;
    }
}
