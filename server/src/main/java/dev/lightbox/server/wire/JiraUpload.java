package dev.lightbox.server.wire;

import dev.lightbox.xray.site.jira.JiraFiles;
import dev.lightbox.xray.site.jira.JiraRefusal;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** {@code POST issue/{key}/attachments}: one or more files in parts named {@code file}. */
record JiraUpload(JiraFiles files) implements JiraCall.Handler {
    private static final Set<String> NO_CHECK = Set.of("no-check", "nocheck");

    @Override
    public WireReply answer(JiraCall call) throws IOException {
        String token = call.http().header("X-Atlassian-Token");
        if (token == null || !NO_CHECK.contains(token)) {
            throw JiraRefusal.forbidden("XSRF check failed");
        }
        List<Part> parts = call.http().parts(call.limits().upload()).all().stream()
                .filter(part -> part.getName().equals("file"))
                .toList();
        List<InputStream> streams = new ArrayList<>();
        try {
            List<JiraFiles.Sent> sent = new ArrayList<>();
            for (Part part : parts) {
                InputStream content = part.getInputStream();
                streams.add(content);
                String filename = Objects.requireNonNullElse(part.getSubmittedFileName(), "attachment");
                sent.add(new JiraFiles.Sent(filename, part.getContentType(), content));
            }
            return JiraCall.reply(200, files.add(call.who(), call.path().get(1), sent));
        } finally {
            for (InputStream stream : streams) {
                stream.close();
            }
        }
    }
}
