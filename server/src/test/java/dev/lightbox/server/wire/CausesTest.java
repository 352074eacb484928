package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Probe;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.Finding;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every cause of {@code docs/reference/causes.md}, produced for real and put before the real doctor: none may be reported
 * as another. Prints the confusion matrix.
 */
@Timeout(240)
class CausesTest {
    private static final Set<String> CALLS =
            Set.of("credentials", "dns", "tcp", "proxy", "tls", "authenticate", "data-call", "graphql");
    /** Their answers name times, users and projects; what they came to says enough. */
    private static final Set<String> LOOKED_AT = Set.of("clock", "token", "projects");

    private static final Map<String, Diagnosis> SEEN = new LinkedHashMap<>();
    private static CauseTable table;

    @BeforeAll
    static void examineEveryCause(@TempDir Path folder) throws IOException {
        table = CauseTable.read();
        Map<String, NetworkCauses.Cause> producers = new LinkedHashMap<>();
        try (Database database = FreshDatabases.sqlite();
                SiteCauses ofTheSite = new SiteCauses(database);
                OwnCauses ofOurOwn = new OwnCauses(folder)) {
            ofTheSite.producers().forEach((id, producer) -> producers.put(id, producer::get));
            producers.putAll(new NetworkCauses(folder).producers());
            producers.putAll(ofOurOwn.producers());
            for (Map.Entry<String, NetworkCauses.Cause> producer : producers.entrySet()) {
                SEEN.put(producer.getKey(), producer.getValue().examined());
            }
        }
        print();
        if (Boolean.getBoolean("lightbox.docs.rewrite")) {
            table = table.with(remedies(), groups());
            table.write();
        }
    }

    @Test
    void theTableNamesEveryCauseThatIsProducedAndNoOther() {
        assertThat(table.rows()).extracting(CauseTable.Row::id).containsExactlyInAnyOrderElementsOf(SEEN.keySet());
    }

    @Test
    void noCauseIsReportedAsAnother() {
        SoftAssertions.assertSoftly(softly -> table.rows().forEach(row -> {
            Diagnosis diagnosis = SEEN.get(row.id());
            softly.assertThat(diagnosis.verdict()).as(row.id()).isEqualTo(row.verdict());
            row.finding()
                    .ifPresent(finding -> softly.assertThat(diagnosis.findings())
                            .as(row.id())
                            .extracting(Finding::checkId)
                            .contains(finding));
        }));
    }

    @Test
    void causesOfOneVerdictDifferInTheirFindingsWhereTheWireDoes() {
        Map<String, List<CauseTable.Row>> subCauses = table.rows().stream()
                .filter(row -> row.verdict() == Verdict.NETWORK_UNREACHABLE || row.verdict() == Verdict.TLS_UNTRUSTED)
                .collect(Collectors.groupingBy(row -> row.finding().orElse("none")));

        SoftAssertions.assertSoftly(softly -> subCauses.forEach((code, rows) ->
                rows.forEach(row -> softly.assertThat(SEEN.get(row.id()).findings().stream()
                                .map(Finding::checkId)
                                .filter(subCauses::containsKey))
                        .as(row.id())
                        .containsExactly(code))));
    }

    @Test
    void theRemedyIsTheOneThatTheTablePromises() {
        assertThat(table.rows())
                .allSatisfy(
                        row -> assertThat(remedies().get(row.id())).as(row.id()).isEqualTo(row.remedy()));
    }

    @Test
    void causesThatLookAlikeAreThoseThatThePageNames() {
        assertThat(groups()).containsExactlyElementsOf(table.groups());
    }

    @Test
    void onlyHealthyOpensTheConnection() {
        assertThat(SEEN)
                .allSatisfy((id, diagnosis) -> assertThat(diagnosis.connectionOpen())
                        .as(id)
                        .isEqualTo(diagnosis.verdict() == Verdict.HEALTHY));
        assertThat(table.rows()).extracting(CauseTable.Row::verdict).contains(Verdict.values());
    }

    @Test
    void whateverAStrangerSaysIsOneLineOfPrintableText() {
        assertThat(SEEN).allSatisfy((id, diagnosis) -> {
            assertThat(texts(diagnosis)).as(id).allMatch(text -> text.chars().noneMatch(Character::isISOControl));
            assertThat(texts(diagnosis)).as(id).allMatch(text -> text.length() < 3000);
        });
    }

    private static List<String> texts(Diagnosis diagnosis) {
        return Stream.of(
                        diagnosis.probes().stream()
                                .flatMap(probe -> Stream.concat(
                                        Stream.of(probe.answer(), probe.meaning(), probe.contentType()),
                                        probe.headers().values().stream())),
                        diagnosis.matrix().stream().map(MatrixRow::said),
                        diagnosis.findings().stream().map(Finding::observed))
                .flatMap(Function.identity())
                .toList();
    }

    private static Map<String, String> remedies() {
        Map<String, String> remedies = new TreeMap<>();
        SEEN.forEach((id, diagnosis) -> {
            String own = diagnosis.findings().getFirst().remedy();
            remedies.put(id, own.isEmpty() ? diagnosis.verdict().remedy() : own);
        });
        return remedies;
    }

    /** Causes whose answers are the same, whatever is concluded from them; each group by its ids. */
    private static List<String> groups() {
        Map<String, List<String>> alike = table.rows().stream()
                .map(CauseTable.Row::id)
                .filter(SEEN::containsKey)
                .collect(Collectors.groupingBy(id -> wire(SEEN.get(id)), LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .filter(ids -> ids.size() > 1)
                .map(ids -> ids.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", ")))
                .toList();
    }

    /** What came over the wire, without what differs from run to run. */
    private static String wire(Diagnosis diagnosis) {
        String calls = diagnosis.probes().stream()
                .filter(probe -> CALLS.contains(probe.id()) || LOOKED_AT.contains(probe.id()))
                .map(CausesTest::wire)
                .collect(Collectors.joining("\n"));
        String hosts = diagnosis.matrix().stream()
                .map(row -> row.host() + " " + row.outcome())
                .collect(Collectors.joining(" "));
        return calls + "\n" + hosts;
    }

    private static String wire(Probe probe) {
        if (LOOKED_AT.contains(probe.id())) {
            return probe.id() + " " + probe.outcome();
        }
        String answer = probe.answer().replaceAll("\\d+", "0").replaceAll("CN=\\w+", "CN");
        return probe.id() + " " + probe.outcome() + " " + probe.status() + " " + probe.contentType() + " " + answer;
    }

    private static void print() {
        List<Verdict> verdicts = List.of(Verdict.values());
        StringBuilder matrix = new StringBuilder(
                "%nConfusion matrix: %d causes, columns by exit code%n%30s".formatted(SEEN.size(), ""));
        verdicts.forEach(verdict -> matrix.append("%4d".formatted(verdict.exitCode())));
        SEEN.forEach((id, diagnosis) -> {
            matrix.append("%n%30s".formatted(id));
            verdicts.forEach(verdict -> matrix.append(diagnosis.verdict() == verdict ? "   X" : "   ."));
        });
        matrix.append("%n%nThe same on the wire:%n".formatted());
        groups().forEach(group -> matrix.append("  ").append(group).append(System.lineSeparator()));
        System.out.println(matrix);
    }
}
