package dev.lightbox.server.web.view;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/**
 * One template as a view. The page is drawn into memory first, so a template that fails leaves room for an error page
 * instead of half a page.
 */
final class TemplateView implements View {
    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final TemplateEngine templates;
    private final Assets assets;
    private final String template;

    TemplateView(TemplateEngine templates, Assets assets, String template) {
        this.templates = templates;
        this.assets = assets;
        this.template = template;
    }

    @Override
    public String getContentType() {
        return HTML;
    }

    @Override
    public void render(
            @Nullable Map<String, ? extends @Nullable Object> model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, @Nullable Object> values = new HashMap<>(model == null ? Map.of() : model);
        values.put("shell", Shell.of(request, assets, values));
        StringOutput page = new StringOutput();
        templates.render(template, values, page);
        byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType(HTML);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
