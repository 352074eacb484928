package dev.lightbox.xray.site.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.report.ImportInfo;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.SiteFixture;
import dev.lightbox.xray.site.content.TypeRef;
import dev.lightbox.xray.site.export.CucumberExport;
import dev.lightbox.xray.site.export.FeatureFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FeatureImportTest {
    private static final String ADDITION = """
            #language: en
            Feature: Addition
              Users add numbers.

              Background:
                Given a running calculator

              # Adds two
              #small numbers
              @smoke @id:17
              Scenario: Small sum
                When I add 1 and 2
                  \"\"\"
                  a text
                    indented
                  \"\"\"
                Then I see 3

              Scenario Outline: Sums
                When I add <a>

                Examples:
                  | a |
                  | 1 |
                  # a comment
                  | 2 |
            """;

    private static FeatureReply run(SiteFixture site, String filename, byte[] upload) {
        FeatureImport features = new FeatureImport(
                site.database, new RandomIds(new SecureRandom()), () -> SiteFixture.NOW, site.audit::add, site.content);
        try {
            return features.features(
                    site.caller,
                    new FeatureImport.Request("CALC", null, ImportInfo.NONE, ImportInfo.NONE),
                    filename,
                    new ByteArrayInputStream(upload));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FeatureReply run(SiteFixture site, String text) {
        return run(site, "calc.feature", text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @EachDatabase
    void scenariosBecomeTestsAndTheBackgroundTheirPrecondition(Database database) {
        SiteFixture site = new SiteFixture(database);

        FeatureReply reply = run(site, ADDITION);

        assertThat(reply.errors()).isEmpty();
        assertThat(reply.updatedOrCreatedTests()).extracting(ImportReply::key).containsExactly("CALC-1", "CALC-3");
        assertThat(reply.updatedOrCreatedPreconditions())
                .extracting(ImportReply::key)
                .containsExactly("CALC-2");
        assertThat(site.texts("SELECT gherkin FROM site_test ORDER BY issue_id"))
                .containsExactly(
                        "When I add 1 and 2\n  \"\"\"\n  a text\n    indented\n  \"\"\"\nThen I see 3",
                        "When I add <a>\n\nExamples:\n  | a |\n  | 1 |\n  # a comment\n  | 2 |");
        assertThat(site.texts("SELECT scenario_type FROM site_test ORDER BY issue_id"))
                .containsExactly("scenario", "scenario_outline");
        assertThat(site.text("SELECT summary || labels || description FROM site_issue WHERE issue_key = 'CALC-1'"))
                .isEqualTo("Small sum[\"smoke\"]Adds two\nsmall numbers");
        assertThat(site.text("SELECT summary FROM site_issue WHERE issue_key = 'CALC-2'"))
                .isEqualTo("Addition");
        assertThat(site.text("SELECT definition FROM site_precondition")).isEqualTo("Given a running calculator");
        assertThat(site.texts("SELECT test_id FROM site_test_precondition")).hasSize(2);
    }

    @EachDatabase
    void aSecondImportChangesWhatTheFirstMade(Database database) {
        SiteFixture site = new SiteFixture(database);
        FeatureReply first = run(site, ADDITION);

        FeatureReply again = run(site, ADDITION.replace("I see 3", "I see three"));
        FeatureReply renamed = run(site, ADDITION.replace("Scenario: Small sum", "Scenario: Renamed"));

        assertThat(again).isEqualTo(first);
        assertThat(renamed).isEqualTo(first);
        assertThat(site.text("SELECT summary FROM site_issue WHERE issue_key = 'CALC-1'"))
                .isEqualTo("Renamed");
        assertThat(site.texts("SELECT issue_id FROM site_test")).hasSize(2);
        assertThat(site.texts("SELECT issue_id FROM site_precondition")).hasSize(1);
    }

    @EachDatabase
    void twoScenariosOfOneNameAreTwoTestsAlsoTheSecondTime(Database database) {
        SiteFixture site = new SiteFixture(database);
        String twins = "Feature: f\nScenario: same\n Given a\nScenario: same\n Given b\n";

        FeatureReply first = run(site, twins);

        assertThat(run(site, twins)).isEqualTo(first);
        assertThat(site.texts("SELECT gherkin FROM site_test ORDER BY issue_id"))
                .containsExactly("Given a", "Given b");
    }

    @EachDatabase
    void tagsNameTestsRequirementsTestSetsAndPreconditions(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.content.tests().create(site.caller, NewTest.cucumber(site.fields("old"), "Given x"));
        Issue story = site.content.issues().create(site.caller, site.fields("story"));
        Issue testSet = site.content.testSets().create(site.caller, site.fields("set"), List.of());
        Issue needed = site.content
                .preconditions()
                .create(
                        site.caller,
                        new NewPrecondition(site.fields("pre"), TypeRef.named("Cucumber"), "Given o", null, List.of()));

        FeatureReply reply = run(site, """
                @REQ_%s
                Feature: f
                  Background: ready
                    #@PRECOND_%s
                    Given it runs
                  @TEST_%s @TESTSET_%s @new
                  Scenario: new name
                    Given y
                """.formatted(story.key(), needed.key(), test.key(), testSet.key()));

        assertThat(reply.errors()).isEmpty();
        assertThat(reply.updatedOrCreatedTests()).extracting(ImportReply::key).containsExactly(test.key());
        assertThat(reply.updatedOrCreatedPreconditions())
                .extracting(ImportReply::key)
                .containsExactly(needed.key());
        assertThat(site.text("SELECT summary || labels FROM site_issue WHERE id = ?", test.id()))
                .isEqualTo("new name[\"new\"]");
        assertThat(site.text("SELECT gherkin FROM site_test")).isEqualTo("Given y");
        assertThat(site.text("SELECT definition FROM site_precondition")).isEqualTo("Given it runs");
        assertThat(site.texts("SELECT target_id FROM site_issue_link")).containsExactly(site.id(story));
        assertThat(site.texts("SELECT container_id FROM site_membership")).containsExactly(site.id(testSet));
    }

    @EachDatabase
    void whatCannotBeImportedIsToldAndTheRestIs(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue manual = site.manualTest("manual");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a/good.feature", "Feature: f\nScenario: fine\n Given x\n");
        files.put(
                "a/keys.feature",
                "Feature: f\nBackground:\n #@PRECOND_CALC-98\n Given b\n@TEST_CALC-99\nScenario: s\n Given x\n@"
                        + manual.key() + "\nScenario: m\n Given x\n@id:1\nScenario: n\n Given x\n");
        files.put("bad.feature", "Scenario without feature");
        files.put("notes.txt", "not a feature at all");

        FeatureReply reply = run(site, "all.zip", zip(files));

        assertThat(reply.updatedOrCreatedTests()).hasSize(2);
        assertThat(reply.errors()).hasSize(4);
        assertThat(reply.errors())
                .anyMatch(error -> error.startsWith("Error in file bad.feature: (1:1): expected:"))
                .contains(
                        "Error in file a/keys.feature: Test with key CALC-99 was not found!",
                        "Error in file a/keys.feature: Precondition with key CALC-98 was not found!",
                        "Error in file a/keys.feature: Test with key " + manual.key() + " is not of type Cucumber");
    }

    @EachDatabase
    void whatIsNoFeatureAtAllIsRefusedAndLeavesNothingBehind(Database database) {
        SiteFixture site = new SiteFixture(database);
        List<Long> before = site.rowCounts();
        byte[] feature = ADDITION.getBytes(StandardCharsets.UTF_8);
        byte[] whole = zip(Map.of("a.feature", ADDITION));

        for (byte[] upload : List.of(
                new byte[0],
                "no feature".getBytes(StandardCharsets.UTF_8),
                ADDITION.getBytes(StandardCharsets.UTF_16),
                "Feature: \u00fc".getBytes(StandardCharsets.ISO_8859_1),
                "Feature: a\0b".getBytes(StandardCharsets.UTF_8),
                zip(Map.of()),
                zip(Map.of("readme.txt", "x")),
                zip(Map.of("../../etc/evil.feature", ADDITION)),
                zip(Map.of("/etc/evil.feature", ADDITION)),
                Arrays.copyOf(whole, whole.length / 2))) {
            assertThatThrownBy(() -> run(site, "u", upload)).isInstanceOf(SiteRefusal.class);
        }
        assertThatThrownBy(() -> run(site, "bomb.zip", zip(Map.of("a.feature", "x".repeat(20_000_000)))))
                .hasMessage("A file inside the zip file is larger than 4 MB");
        assertThat(site.rowCounts()).isEqualTo(before);
        assertThat(run(site, "/home/ci/calc.feature", feature).errors()).isEmpty();
    }

    @EachDatabase
    void featuresInOtherLanguagesAreReadAndExportedInTheirs(Database database) {
        SiteFixture site = new SiteFixture(database);

        FeatureReply reply = run(site, """
                # language: de
                Funktionalität: Addition
                  Szenario: Kleine Summe
                    Angenommen ein Rechner
                    Dann sehe ich 3
                """);

        List<FeatureFile> files = new CucumberExport(database)
                .features(site.caller, reply.updatedOrCreatedTests().getFirst().key(), null);
        assertThat(files.getFirst().text())
                .startsWith("#language: de\nFunktion")
                .contains("Szenario: Kleine Summe\n\t\tAngenommen ein Rechner");
        assertThat(run(site, files.getFirst().text())).isEqualTo(reply);
    }

    /** What tests are made of: enough for texts that a line-wise reader or writer would get wrong. */
    record Sample(String summary, String gherkin, Set<String> labels, String description, boolean covered) {}

    @Provide
    Arbitrary<List<Sample>> samples() {
        Arbitrary<String> gherkin = Arbitraries.of(
                "Given a\nWhen b",
                "Given a\n  \"\"\"\n  # no comment\n\n    deep\n  \"\"\"",
                "Given <a>\n\n  # rows\nExamples: some\n  | a |\n  | 1 |\n\n@late\nExamples:\n  | a |\n  | 2 |",
                "* star",
                "free words first\n\nGiven a",
                "Given a\n| x | y |\n| 1 |  \\| |",
                "Angenommen ein Rechner");
        Arbitrary<String> summary =
                Arbitraries.of("one", "two", "three words", "Scenario: odd", "# sign", "a @b <c> \"d\"");
        return Combinators.combine(
                        summary,
                        gherkin,
                        Arbitraries.of("smoke", "x-1", "ü").set().ofMaxSize(2),
                        Arbitraries.of("", "why", "Background: no\n@tag"),
                        Arbitraries.of(true, false))
                .as(Sample::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 40)
    void exportedFeaturesImportAgainOntoTheSameTests(@ForAll("samples") List<Sample> samples) {
        try (Database database = FreshDatabases.sqlite()) {
            SiteFixture site = new SiteFixture(database);
            Issue story = site.content
                    .issues()
                    .create(site.caller, site.fields("story").withDescription("Scenario: not one\n@nor this"));
            site.content
                    .preconditions()
                    .create(
                            site.caller,
                            new NewPrecondition(
                                    site.fields("pre"), TypeRef.named("Cucumber"), "Given o\nAnd p", null, List.of()));
            for (Sample sample : samples) {
                Issue test = site.content
                        .tests()
                        .create(
                                site.caller,
                                NewTest.cucumber(
                                        site.fields(sample.summary)
                                                .withLabels(List.copyOf(sample.labels))
                                                .withDescription(sample.description),
                                        sample.gherkin));
                if (sample.covered) {
                    site.content.issues().cover(site.caller, story.key(), List.of(test.key()));
                    if (!sample.gherkin.startsWith("Angenommen")) {
                        site.content.tests().addPreconditions(site.caller, test.key(), List.of("CALC-2"));
                    }
                }
            }
            List<String> before = content(site);
            List<String> keys = site.texts("SELECT issue_key FROM site_issue WHERE kind = 'TEST' ORDER BY id");

            Map<String, String> files = new LinkedHashMap<>();
            new CucumberExport(database)
                    .features(site.caller, String.join(";", keys), null)
                    .forEach(file -> files.put(file.name(), file.text()));
            FeatureReply reply = run(site, "export.zip", zip(files));

            assertThat(reply.errors()).isEmpty();
            assertThat(reply.updatedOrCreatedTests())
                    .extracting(ImportReply::key)
                    .containsExactlyInAnyOrderElementsOf(keys);
            assertThat(content(site)).isEqualTo(before);
        }
    }

    private static List<String> content(SiteFixture site) {
        return site.texts("""
                SELECT i.issue_key || '|' || i.summary || '|' || i.labels || '|' || coalesce(t.gherkin, p.definition, '')
                FROM site_issue i LEFT JOIN site_test t ON t.issue_id = i.id
                LEFT JOIN site_precondition p ON p.issue_id = i.id ORDER BY i.id""");
    }
}
