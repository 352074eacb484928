package dev.lightbox.xray.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XrayJsonTest {
    private record Report(XrayHeader header, List<XrayResult> results) {}

    private static Report read(String json) {
        List<XrayResult> results = new ArrayList<>();
        XrayHeader header =
                XrayJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), results::add);
        return new Report(header, results);
    }

    @Test
    void theDocumentedExampleIsReadWhereverInfoStands() {
        Report report = read("""
                { "tests": [
                    { "testKey": "CALC-11", "status": "PASSED", "start": "2026-03-01T09:00:00+01:00",
                      "steps": [ { "status": "PASSED" },
                                 { "status": "PASSED", "actualResult": "3", "evidences": [
                                   { "data": "aGk=", "filename": "note.txt", "contentType": "text/plain" } ] } ] },
                    { "testKey": "CALC-11", "status": "TODO", "examples": ["PASSED", "FAILED"], "defects": ["CALC-77"] },
                    { "testInfo": { "projectKey": "CALC", "summary": "divides", "type": "Generic", "definition": "d" }, "status": "PASSED" } ],
                  "unknown": {"deep": [1, 2]},
                  "info": { "summary": "Smoke 42", "startDate": "2026-03-01T09:00:00+0100", "finishDate": "", "user": "",
                            "testPlanKey": "CALC-90", "testEnvironments": ["chrome"] } }""");

        assertThat(report.header().project()).isNull();
        assertThat(report.header().user()).isNull();
        assertThat(report.header().startDate()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(report.header().testEnvironments()).containsExactly("chrome");
        assertThat(report.results()).extracting(XrayResult::testKey).containsExactly("CALC-11", "CALC-11", null);
        assertThat(report.results().getFirst().steps().get(1).evidence())
                .containsExactly(new ReportFile("note.txt", "text/plain", "aGk="));
        assertThat(report.results().get(2).testInfo().definition()).isEqualTo("d");
    }

    @Test
    void habitsOfClientsAreTaken() {
        XrayResult result = read("""
                {"tests": [{"testKey": "A-1", "status": "SKIP\\u0000PED", "executedBy": "\\u0000", "assignee": "", "defects": [], "customFields": [],
                  "iterations": [{"name": "i", "parameters": [{"name": "p", "value": 1}], "status": "PASSED"}],
                  "testInfo": {"testType": "Manual", "steps": [{"action": "a", "Severity": "high"}]}}]}""").results().getFirst();

        assertThat(result.status()).isEqualTo("SKIPPED");
        assertThat(result.executedBy()).isNull();
        assertThat(result.iterations().getFirst().parameters()).containsEntry("p", "1");
        assertThat(result.testInfo().type()).isEqualTo("Manual");
        assertThat(result.testInfo().steps().getFirst().customFields()).containsOnlyKeys("Severity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"tests\": [",
                "{\"tests\": [{\"status\": \"PASSED\"",
                "{\"tests\": {}}",
                "{\"tests\": [{}]}",
                "{\"tests\": [1]}",
                "{\"tests\": []} more",
                "<xml/>",
                "{\"info\"",
                "\u0000",
                "{\"tests\": [{\"status\": \"PASSED\", \"evidence\": [{\"filename\": \"x\"}]}]}"
            })
    void whatIsNotXrayJsonIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableReport.class)
                .hasMessageStartingWith("Error parsing the report: ");
    }

    @Test
    void depthAndSizeAreBounded() {
        assertThatThrownBy(() -> read("{\"tests\": " + "[".repeat(100_000))).isInstanceOf(UnreadableReport.class);
        assertThatThrownBy(() -> read("{\"other\": " + "[".repeat(100_000))).isInstanceOf(UnreadableReport.class);
        assertThatThrownBy(() -> read("{\"info\": " + "{\"a\":".repeat(100_000)))
                .isInstanceOf(UnreadableReport.class);
        assertThatThrownBy(() -> XrayJson.read(new EndlessStream("{\"tests\": [{\"comment\": \"", 'x'), _ -> {}))
                .isInstanceOf(UnreadableReport.class);
    }

    @Test
    void infoFilesAreReadOrRefusedInTheWiresWords() {
        ImportInfo info = info("{\"fields\": {\"project\": {\"key\": \"CALC\"}},"
                + " \"xrayFields\": {\"testPlanKey\": \"CALC-9\", \"environments\": [\"a\"]}}");
        assertThat(info.testPlanKey()).isEqualTo("CALC-9");
        assertThat(info.environments()).containsExactly("a");
        assertThat(info("{}").environments()).isNull();
        for (String text : List.of("", "nope", "[]", "{\"a\":".repeat(1000))) {
            assertThatThrownBy(() -> info(text)).hasMessage("Error parsing info file!");
        }
        assertThatThrownBy(() -> info("{\"xrayFields\": {\"testEnvironments\": [], \"testPlanKey\": \"x\"}}"))
                .hasMessage(
                        "Error importing results: xrayFields in info file contains the following invalid fields: testEnvironments!");
    }

    private static ImportInfo info(String text) {
        return ImportInfo.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "0"})
    void aResultOfMillionsOfElementsIsRefusedBeforeItFillsTheMemory(String element) {
        String many = (element + ",").repeat(500_000) + element;

        assertThatThrownBy(() -> read("{\"tests\": [{\"status\": \"PASSED\", \"x\": [" + many + "]}]}"))
                .isInstanceOf(UnreadableReport.class)
                .hasMessageContaining("more than 500000 elements");
    }

    @Test
    void aReportOfManyResultsMayHaveMoreElementsThanOneResult() {
        String many = "{\"status\": \"PASSED\", \"defects\": []},".repeat(120_000) + "{\"status\": \"PASSED\"}";

        assertThat(read("{\"tests\": [" + many + "]}").results()).hasSize(120_001);
    }
}
