package dev.lightbox.server.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the settings of our own site. Lists are {@code test-types}, {@code test-statuses},
 * {@code test-step-statuses} and {@code test-environments}. Each operation results in the settings as they are after it.
 */
public sealed interface SettingOperation extends Operation<SettingOperation.Settings> {
    @Override
    default Class<Settings> resultType() {
        return Settings.class;
    }

    /** All settings. */
    record ShowSettings() implements SettingOperation {}

    /**
     * Adds a test type or gives one another name.
     *
     * @param id null: a new one
     * @param kind {@code steps}, {@code gherkin} or {@code unstructured} for a new one; else null
     */
    record SaveTestType(
            @Nullable String id, String name, @Nullable String kind) implements SettingOperation {}

    /**
     * Adds a status or changes one.
     *
     * @param list {@code test-statuses} or {@code test-step-statuses}
     * @param id null: a new one
     * @param coverage ok, nok, notrun or unknown
     * @param runStatus for a step status the test status that it counts as; else null
     */
    record SaveStatus(
            String list,
            @Nullable String id,
            String name,
            String description,
            String color,
            boolean isFinal,
            String coverage,
            @Nullable String runStatus)
            implements SettingOperation {}

    /**
     * Adds a test environment to a project or gives one another name.
     *
     * @param name null: a new one
     */
    record SaveEnvironment(String project, @Nullable String name, String newName) implements SettingOperation {}

    /**
     * Moves an entry within its list.
     *
     * @param position the new place, 1 for the first
     */
    record MoveSetting(String list, String id, int position) implements SettingOperation {}

    /** Removes an entry that is not used. */
    record DeleteSetting(String list, String id) implements SettingOperation {}

    /** How features are exported. */
    record SetCucumber(boolean prefixes, boolean summariesInNames) implements SettingOperation {}

    /** @param hours between two backups of the site itself; 0 for no limit, 6 as on the real service */
    record SetBackupInterval(int hours) implements SettingOperation {}

    /** @param builtIn whether it keeps its name and cannot be deleted */
    record TestType(String id, String name, String kind, boolean builtIn) {}

    /** @param builtIn whether it keeps its name and cannot be deleted */
    record Status(
            String id,
            String name,
            String description,
            String color,
            boolean isFinal,
            String coverage,
            String runStatus,
            boolean builtIn) {}

    /** @param id project and name with a slash between them */
    record Environment(String id, String project, String name) {}

    record Cucumber(boolean prefixes, boolean summariesInNames) {}

    /** @param backupIntervalHours how long after a backup of the site itself the next may start; 0 for no limit */
    record Settings(
            List<TestType> testTypes,
            List<Status> testStatuses,
            List<Status> testStepStatuses,
            List<Environment> testEnvironments,
            Cucumber cucumber,
            int backupIntervalHours) {}
}
