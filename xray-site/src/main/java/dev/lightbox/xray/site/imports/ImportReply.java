package dev.lightbox.xray.site.imports;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Issue;

/** What the wire answers to an import: the execution that was created or updated (contract section 7.1). */
public record ImportReply(String id, String key, String self) {

    public static ImportReply of(Caller caller, Issue execution) {
        String id = Long.toString(execution.id());
        return new ImportReply(id, execution.key(), caller.tenant().browseUrl() + "/rest/api/2/issue/" + id);
    }
}
