package dev.lightbox.e2e.clients;

import java.util.List;
import java.util.stream.Stream;

/** All clients: those that run, and those that do not, with the reason. */
final class Recipes {
    private Recipes() {}

    static List<Recipe> all() {
        return Stream.of(MavenRecipes.all(), NodeRecipes.all(), ReporterRecipes.all())
                .flatMap(List::stream)
                .toList();
    }

    /** A client that is not run. */
    record NotRun(String client, String reason) {}

    static List<NotRun> notRun() {
        return List.of(
                new NotRun("@xray-app/xray-automation", "could not be fetched from npm when this list was made"),
                new NotRun("xray-pw-reporter", "could not be fetched from npm when this list was made"),
                new NotRun(
                        "codeceptjs-xray-cloud-helper",
                        "its 768 packages (363 MB, Jest among them) would nearly double what the build fetches, for the one call"
                                + " that playwright-xray makes too"),
                new NotRun("protractor-xray-reporter", "the published version speaks to Xray Data Center only"),
                new NotRun(
                        "wdio-junit-xray-reporter",
                        "needs WebdriverIO and a driver that fits the installed browser; it writes JUnit reports only"),
                new NotRun(
                        "karma-junit-xray-reporter",
                        "needs Karma, which is no longer kept up; it writes JUnit reports only"),
                new NotRun("Xray's public Postman collections", "published as source, not as a package"),
                new NotRun("mikepenz/xray-action", "an action of GitHub, not a package"),
                new NotRun(
                        "pytest-jira-xray and other Python clients",
                        "the build installs from npm and Maven Central only"));
    }
}
