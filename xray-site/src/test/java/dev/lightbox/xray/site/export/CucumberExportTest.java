package dev.lightbox.xray.site.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.SiteFixture;
import dev.lightbox.xray.site.content.TypeRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;

class CucumberExportTest {
    private static Issue cucumber(SiteFixture site, String summary) {
        return site.content
                .tests()
                .create(site.caller, NewTest.cucumber(site.fields(summary), "Given I enter 1\nThen I see 1"));
    }

    private static Issue precondition(SiteFixture site, Issue... tests) {
        return site.content
                .preconditions()
                .create(
                        site.caller,
                        new NewPrecondition(
                                site.fields("running"),
                                TypeRef.named("Cucumber"),
                                "Given a running calculator",
                                null,
                                List.of(tests).stream().map(Issue::key).toList()));
    }

    private static String keys(Issue... issues) {
        return String.join(";", List.of(issues).stream().map(Issue::key).toList());
    }

    @EachDatabase
    void testsAreSortedIntoFilesByRequirementAndPrecondition(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue one = cucumber(site, "1");
        Issue two = cucumber(site, "2");
        Issue three = cucumber(site, "3");
        Issue four = cucumber(site, "4");
        Issue manual = site.manualTest("manual", "not exported");
        Issue need = site.content.issues().create(site.caller, site.fields("need"));
        Issue want = site.content.issues().create(site.caller, site.fields("want"));
        site.content.issues().cover(site.caller, need.key(), List.of(one.key(), two.key()));
        site.content.issues().cover(site.caller, want.key(), List.of(one.key()));
        Issue ready = precondition(site, one, three);

        List<FeatureFile> files =
                new CucumberExport(database).features(site.caller, keys(one, two, three, four, manual), null);

        assertThat(files)
                .extracting(FeatureFile::name)
                .containsExactly(
                        "1_" + need.key() + "_" + ready.key() + ".feature",
                        "2_" + want.key() + "_" + ready.key() + ".feature",
                        "3_" + need.key() + ".feature",
                        "4_" + three.key() + "_" + ready.key() + ".feature",
                        "5_" + four.key() + ".feature");
    }

    @EachDatabase
    void aFileSaysWhereEverythingInItComesFrom(Database database) throws IOException {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.content
                .tests()
                .create(
                        site.caller,
                        NewTest.cucumber(
                                site.fields("Small sum")
                                        .withDescription("Adds two\nsmall numbers")
                                        .withLabels(List.of("smoke", "two words")),
                                "Given I enter <a>\nThen I see <a>\n\nExamples:\n| a |\n| 1 |"));
        Issue need = site.content
                .issues()
                .create(site.caller, site.fields("Addition").withDescription("Users add numbers."));
        site.content.issues().cover(site.caller, need.key(), List.of(test.key()));
        Issue other = site.content.issues().create(site.caller, site.fields("Other"));
        site.content.issues().cover(site.caller, other.key(), List.of(test.key()));
        Issue set = site.content.testSets().create(site.caller, site.fields("set"), List.of(test.key()));
        Issue ready = precondition(site, test);
        Issue execution = site.content
                .testExecutions()
                .create(site.caller, site.fields("exec"), List.of(test.key()), List.of())
                .execution();

        List<FeatureFile> files = new CucumberExport(database).features(site.caller, execution.key(), null);

        assertThat(files)
                .containsExactly(new FeatureFile("1_" + need.key() + "_" + ready.key() + ".feature", """
                @%s
                @REQ_%s
                Feature: Addition
                	Users add numbers.

                	Background:
                		#@PRECOND_%s
                		Given a running calculator

                	#Adds two
                	#small numbers
                	@TEST_%s @TESTSET_%s @smoke @two_words
                	Scenario Outline: Small sum
                		Given I enter <a>
                		Then I see <a>

                		Examples:
                		| a |
                		| 1 |
                """.formatted(
                                execution.key(), need.key(), ready.key(), test.key(), set.key())));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        CucumberExport.zip(files, zip);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            assertThat(in.getNextEntry().getName()).isEqualTo(files.getFirst().name());
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(files.getFirst().text());
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @EachDatabase
    void setsPlansAndRequirementsSelectTheirTestsAndLongNamesCountTheRest(Database database) {
        SiteFixture site = new SiteFixture(database);
        List<String> tests = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).stream()
                .map(number -> cucumber(site, "t" + number).key())
                .toList();
        Issue set = site.content.testSets().create(site.caller, site.fields("The set"), tests);
        Issue plan = site.content.testPlans().create(site.caller, site.fields("plan"), tests.subList(0, 1));
        CucumberExport export = new CucumberExport(database);

        FeatureFile file = export.features(site.caller, set.key(), null).getFirst();
        assertThat(file.name()).isEqualTo("1_CALC-1,CALC-2,CALC-3,CALC-4,CALC-5,CALC-6(+4).feature");
        assertThat(file.text()).startsWith("Feature: The set\n");
        assertThat(export.features(site.caller, plan.key(), null))
                .extracting(FeatureFile::name)
                .containsExactly("1_CALC-1.feature");
    }

    @EachDatabase
    void whatCannotBeSelectedIsRefusedInTheWiresWords(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = cucumber(site, "t");
        CucumberExport export = new CucumberExport(database);

        assertThatThrownBy(() -> export.features(site.caller, test.key() + ";CALC-99", null))
                .hasMessage("Invalid JQL query");
        assertThatThrownBy(() -> export.features(site.callerWith(Set.of(SiteFixture.BOOK), Set.of()), test.key(), null))
                .hasMessage("Invalid JQL query");
        assertThatThrownBy(() -> export.features(site.caller, " ", null)).hasMessage("Invalid JQL query");
        assertThatThrownBy(() -> export.features(site.caller, null, "10001"))
                .hasMessage("Error fetching filter information");
    }
}
