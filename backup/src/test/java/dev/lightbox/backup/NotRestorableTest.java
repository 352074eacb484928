package dev.lightbox.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotRestorableTest {
    @ParameterizedTest
    @CsvSource({
        "TEST, jira.created, CREATED_UPDATED",
        "TEST, steps[0].id, KEYS_AND_IDS",
        "TEST, testType.id, KEYS_AND_IDS",
        "TEST, lastModified, LAST_MODIFIED",
        "TEST, preconditions(order), MEMBER_ORDER",
        "TEST_RUN, steps[2].action, RUN_DEFINITION",
        "TEST_RUN, steps[2].evidence[0].createdOn, EVIDENCE_DATES",
        "TEST_RUN, results[0].log, AUTOMATION_RESULTS",
        "TEST_RUN, executedById, USERS",
        "PROJECT, settings.testEnvironments[0], SETTINGS",
        "TEST_PLAN, folders.folders[0].name, PLAN_BOARDS"
    })
    void theTableExplainsWhatARestoreCannotAvoid(ItemKind kind, String path, NotRestorable row) {
        assertThat(NotRestorable.of(kind, path)).contains(row);
    }

    @ParameterizedTest
    @CsvSource({
        "TEST, steps[0].action",
        "TEST, jira.summary",
        "TEST, gherkin",
        "TEST, folder.path",
        "TEST_RUN, status.name",
        "TEST_RUN, steps[0].status.name",
        "TEST_RUN, steps[0].comment",
        "TEST_RUN, evidence[0].filename",
        "TEST_RUN, startedOn",
        "TEST_SET, tests[3]",
        "FOLDERS, root.folders[0].name"
    })
    void theTableExplainsNothingThatARestoreMustBring(ItemKind kind, String path) {
        assertThat(NotRestorable.of(kind, path)).isEmpty();
    }

    @Test
    void theReferencePageIsTheTable() throws IOException {
        Path page = Path.of("..", "docs", "reference", "not-restorable.md");

        assertThat(Files.readString(page))
                .as("docs/reference/not-restorable.md is made from NotRestorable.page()")
                .isEqualTo(NotRestorable.page());
    }
}
