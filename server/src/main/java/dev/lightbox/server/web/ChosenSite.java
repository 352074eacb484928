package dev.lightbox.server.web;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.LocalChannel;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.view.SiteChoice;
import dev.lightbox.xray.site.users.Tenants;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * Operations on the site that the request at hand is about: programs name it in the address ({@code ?site=}), people have
 * chosen it on a page, which a cookie remembers. Outside of a request, and without a choice, it is the oldest.
 */
final class ChosenSite implements Operations {
    private final Operations all;
    private final Tenants tenants;

    ChosenSite(Operations all, Tenants tenants) {
        this.all = all;
        this.tenants = tenants;
    }

    @Override
    public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
        return asOfNow().run(operation, actor, progress);
    }

    @Override
    public Operations asOfNow() {
        return request().flatMap(this::named).map(all::in).orElse(all);
    }

    @Override
    public Operations in(String site) {
        return all.in(site);
    }

    /** What the frame around a page offers. */
    SiteChoice choice(HttpServletRequest request) {
        return SiteChoice.of(
                tenants.all().stream()
                        .map(tenant -> new SiteChoice.Option(tenant.uuid().toString(), tenant.name()))
                        .toList(),
                remembered(request));
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    private Optional<String> named(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/")
                ? Optional.ofNullable(request.getParameter(LocalChannel.SITE))
                : Optional.of(choice(request).chosen().tenant());
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, SiteChoice.COOKIE);
        return cookie == null ? null : cookie.getValue();
    }
}
