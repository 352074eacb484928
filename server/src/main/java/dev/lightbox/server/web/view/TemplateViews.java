package dev.lightbox.server.web.view;

import gg.jte.TemplateEngine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the template that a controller names: {@code backups/list} is {@code backups/list.jte}. */
final class TemplateViews implements ViewResolver, Ordered {
    private final TemplateEngine templates;
    private final Assets assets;

    TemplateViews(TemplateEngine templates, Assets assets) {
        this.templates = templates;
        this.assets = assets;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        return name.contains(":") || !templates.hasTemplate(template)
                ? null
                : new TemplateView(templates, assets, template);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
