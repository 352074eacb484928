package dev.lightbox.xray.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.node.StringNode;

class ReportPropertyTest {
    private static final String JUNIT = """
            <testsuites><testsuite name="s"><testcase classname="c" name="n" time="0.1"><properties>
            <property name="testrun_evidence"><item name="f"><![CDATA[aGk=]]></item></property></properties>
            <failure message="m">t &lt; é</failure></testcase></testsuite></testsuites>""";
    private static final String JSON = """
            {"info": {"summary": "s"}, "tests": [{"testKey": "A-1", "status": "PASSED", "steps": [{"status": "é"}],
            "evidence": [{"data": "aGk=", "filename": "f"}], "iterations": [{"parameters": [{"name": "a", "value": "b"}]}]}]}""";

    @Property(tries = 300)
    void whatTheWriterWritesTheReaderReadsBack(
            @ForAll("headers") XrayHeader header, @ForAll("resultLists") List<XrayResult> results) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XrayJsonWriter writer = XrayJsonWriter.begin(out, header)) {
            results.forEach(writer::add);
        }

        List<XrayResult> read = new ArrayList<>();
        assertThat(XrayJson.read(new ByteArrayInputStream(out.toByteArray()), read::add))
                .isEqualTo(header);
        assertThat(read).isEqualTo(results);
    }

    @Property(tries = 2000)
    void aDamagedReportIsReadOrRefusedAndNothingElse(
            @ForAll boolean xml, @ForAll int place, @ForAll byte[] insert, @ForAll boolean cut) {
        byte[] whole = (xml ? JUNIT : JSON).getBytes(StandardCharsets.UTF_8);
        int at = Math.floorMod(place, whole.length);
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(whole, 0, at);
        damaged.writeBytes(insert);
        if (!cut) {
            damaged.writeBytes(Arrays.copyOfRange(whole, at, whole.length));
        }

        try {
            ByteArrayInputStream in = new ByteArrayInputStream(damaged.toByteArray());
            if (xml) {
                ReportFormat.JUNIT.read(in, _ -> {});
            } else {
                XrayJson.read(in, _ -> {});
            }
        } catch (UnreadableReport refused) {
            assertThat(refused).hasMessageStartingWith("Error parsing the ");
        }
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ofMaxLength(12).map(text -> "t" + text.replaceAll("[\\ud800-\\udfff\\x00]", "?"));
    }

    private static Arbitrary<String> maybe() {
        return text().injectNull(0.3);
    }

    private static Arbitrary<Instant> time() {
        return Arbitraries.longs()
                .between(1, 4_000_000_000_000L)
                .map(Instant::ofEpochMilli)
                .injectNull(0.3);
    }

    private static <T> Arbitrary<List<T>> few(Arbitrary<T> elements) {
        return elements.list().ofMaxSize(2);
    }

    private static Arbitrary<ReportFile> files() {
        return Combinators.combine(text(), maybe(), text()).as(ReportFile::new);
    }

    private static Arbitrary<XrayResult.Step> steps() {
        return Combinators.combine(maybe(), maybe(), maybe(), few(files()), few(text()))
                .as(XrayResult.Step::new);
    }

    private static Arbitrary<XrayResult.Iteration> iterations() {
        return Combinators.combine(maybe(), text(), maybe(), maybe(), maybe(), few(steps()))
                .as((name, parameter, log, duration, status, steps) ->
                        new XrayResult.Iteration(name, Map.of(parameter, "t"), log, duration, status, steps));
    }

    private static Arbitrary<XrayResult.TestInfo> testInfos() {
        Arbitrary<XrayResult.StepDefinition> definitions = Combinators.combine(maybe(), maybe(), maybe(), text())
                .as((action, data, result, field) -> new XrayResult.StepDefinition(
                        action, data, result, Map.of("x" + field, StringNode.valueOf(field))));
        return Combinators.combine(
                        maybe(), maybe(), maybe(), few(text()), few(text()), few(definitions), maybe(), maybe())
                .as(XrayResult.TestInfo::new)
                .injectNull(0.5);
    }

    @Provide
    Arbitrary<XrayHeader> headers() {
        Arbitrary<List<String>> texts = maybe().list().ofSize(8);
        return Combinators.combine(texts, time(), time(), few(text()))
                .as((t, start, finish, environments) -> new XrayHeader(
                        t.get(0),
                        t.get(1),
                        t.get(2),
                        t.get(3),
                        t.get(4),
                        t.get(5),
                        t.get(6),
                        start,
                        finish,
                        t.get(7),
                        environments));
    }

    @Provide
    Arbitrary<List<XrayResult>> resultLists() {
        Arbitrary<ReportField> fields = text().map(id -> new ReportField(id, StringNode.valueOf("value of " + id)));
        Arbitrary<List<String>> texts = maybe().list().ofSize(4);
        return few(Combinators.combine(
                        texts, testInfos(), text(), time(), few(steps()), few(text()), few(iterations()), few(files()))
                .flatAs((t, info, status, time, steps, names, iterations, files) -> few(fields)
                        .map(customFields -> new XrayResult(
                                t.get(0),
                                info,
                                status,
                                time,
                                time,
                                t.get(1),
                                t.get(2),
                                t.get(3),
                                steps,
                                names,
                                iterations,
                                names,
                                files,
                                customFields))));
    }
}
