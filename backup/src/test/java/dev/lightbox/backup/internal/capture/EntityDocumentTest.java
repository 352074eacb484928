package dev.lightbox.backup.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.internal.canonical.CanonicalJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EntityDocumentTest {
    private static EntityDocument document(String answered) {
        return EntityDocument.of(CanonicalJson.parse(answered.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void nullsGoNestedPagesBecomeListsAndLinksStayBeside() {
        EntityDocument document = document("""
                {"issueId":"1","gherkin":null,"jira":{"key":"C-1","duedate":null},
                 "preconditions":{"total":3,"results":[{"issueId":"7"},{"issueId":"8"}]},
                 "steps":[{"id":"s","attachments":[
                   {"id":"a","filename":"x.png","downloadLink":"https://x/api/v2/attachments/a","storedInJira":false}]}]}
                """);

        assertThat(CanonicalJson.text(document.json()))
                .isEqualTo(
                        "{\"issueId\":\"1\",\"jira\":{\"duedate\":null,\"key\":\"C-1\"},\"preconditions\":[\"7\",\"8\"],"
                                + "\"steps\":[{\"attachments\":[{\"filename\":\"x.png\",\"id\":\"a\",\"storedInJira\":false}],"
                                + "\"id\":\"s\"}]}");
        assertThat(document.attachments())
                .containsExactly(new AttachmentRef("a", "https://x/api/v2/attachments/a", false));
        assertThat(document.incomplete()).containsOnlyKeys("preconditions");
    }

    @Test
    void aReferenceThatSaysMoreThanAnIdStaysAnObject() {
        EntityDocument document = document(
                "{\"coverableIssues\":{\"total\":1,\"results\":[{\"issueId\":\"1\",\"jira\":{\"key\":\"C-9\"}}]}}");

        assertThat(CanonicalJson.text(document.json()))
                .isEqualTo("{\"coverableIssues\":[{\"issueId\":\"1\",\"jira\":{\"key\":\"C-9\"}}]}");
        assertThat(document.incomplete()).isEmpty();
    }
}
