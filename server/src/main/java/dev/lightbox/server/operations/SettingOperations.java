package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.content.DefinitionKind;
import dev.lightbox.xray.site.content.Status;
import dev.lightbox.xray.site.regions.SiteRegions;
import dev.lightbox.xray.site.settings.Cucumber;
import dev.lightbox.xray.site.settings.EnvironmentList.Environment;
import dev.lightbox.xray.site.settings.SiteSettings;
import dev.lightbox.xray.site.settings.StatusList;
import dev.lightbox.xray.site.settings.StatusText;
import dev.lightbox.xray.site.settings.TestTypeList;
import java.util.List;
import java.util.Objects;

/** Shows and changes the settings of one site. Thread-safe. */
public final class SettingOperations {
    private final SiteIdentity identity;
    private final SiteRegions regions;
    private final long tenantId;

    /** What people put into order and delete. */
    private enum Listed {
        TEST_TYPES,
        TEST_STATUSES,
        TEST_STEP_STATUSES,
        TEST_ENVIRONMENTS
    }

    public SettingOperations(SiteIdentity identity, SiteRegions regions, long tenantId) {
        this.identity = identity;
        this.regions = regions;
        this.tenantId = tenantId;
    }

    private SiteSettings settings() {
        return regions.of(tenantId).settings();
    }

    /** Settings are kept with the content, which must not change while it is copied. */
    Object run(SettingOperation operation, Actor actor) {
        if (!(operation instanceof SettingOperation.ShowSettings)) {
            identity.residency().requireNotMoving(tenantId);
        }
        return SiteRegions.forTenant(tenantId, () -> done(operation, actor));
    }

    private Object done(SettingOperation operation, Actor actor) {
        switch (operation) {
            case SettingOperation.ShowSettings _ -> {}
            case SettingOperation.SaveTestType type -> save(type, actor);
            case SettingOperation.SaveStatus status -> save(status, actor);
            case SettingOperation.SaveEnvironment environment -> save(environment, actor);
            case SettingOperation.MoveSetting(String list, String id, int position) ->
                move(listed(list), id, position - 1, actor);
            case SettingOperation.DeleteSetting(String list, String id) -> delete(listed(list), id, actor);
            case SettingOperation.SetCucumber(boolean prefixes, boolean summaries) ->
                settings().cucumber().set(tenantId, new Cucumber(prefixes, summaries), actor);
            case SettingOperation.SetBackupInterval(int hours) ->
                settings().backupInterval().set(tenantId, hours, actor);
        }
        return shown();
    }

    private static Listed listed(String list) {
        return EnumName.parse("list of settings", Listed.class, list);
    }

    private void save(SettingOperation.SaveTestType type, Actor actor) {
        if (type.id() == null) {
            String kind = Objects.requireNonNullElse(type.kind(), "steps");
            settings()
                    .testTypes()
                    .add(tenantId, type.name(), EnumName.parse("kind of test", DefinitionKind.class, kind), actor);
        } else {
            settings().testTypes().rename(tenantId, type.id(), type.name(), actor);
        }
    }

    private void save(SettingOperation.SaveStatus status, Actor actor) {
        StatusList list = switch (listed(status.list())) {
            case TEST_STATUSES -> settings().statuses();
            case TEST_STEP_STATUSES -> settings().stepStatuses();
            case TEST_TYPES, TEST_ENVIRONMENTS ->
                throw new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "The list \"" + status.list() + "\" holds no statuses.",
                        "Choose test-statuses or test-step-statuses.");
        };
        StatusText text = new StatusText(
                status.name(),
                status.description(),
                status.color(),
                status.isFinal(),
                status.coverage(),
                Objects.requireNonNullElse(status.runStatus(), ""));
        if (status.id() == null) {
            list.add(tenantId, text, actor);
        } else {
            list.edit(tenantId, status.id(), text, actor);
        }
    }

    private void save(SettingOperation.SaveEnvironment environment, Actor actor) {
        if (environment.name() == null) {
            settings().environments().add(tenantId, environment.project(), environment.newName(), actor);
        } else {
            settings()
                    .environments()
                    .rename(tenantId, environment.project(), environment.name(), environment.newName(), actor);
        }
    }

    private void move(Listed list, String id, int to, Actor actor) {
        switch (list) {
            case TEST_TYPES -> settings().testTypes().move(tenantId, id, to, actor);
            case TEST_STATUSES -> settings().statuses().move(tenantId, id, to, actor);
            case TEST_STEP_STATUSES -> settings().stepStatuses().move(tenantId, id, to, actor);
            case TEST_ENVIRONMENTS -> settings().environments().move(tenantId, project(id), name(id), to, actor);
        }
    }

    private void delete(Listed list, String id, Actor actor) {
        switch (list) {
            case TEST_TYPES -> settings().testTypes().delete(tenantId, id, actor);
            case TEST_STATUSES -> settings().statuses().delete(tenantId, id, actor);
            case TEST_STEP_STATUSES -> settings().stepStatuses().delete(tenantId, id, actor);
            case TEST_ENVIRONMENTS -> settings().environments().delete(tenantId, project(id), name(id), actor);
        }
    }

    private static String project(String environmentId) {
        return environmentId.split("/", 2)[0];
    }

    private static String name(String environmentId) {
        return environmentId.substring(
                Math.min(environmentId.length(), project(environmentId).length() + 1));
    }

    private SettingOperation.Settings shown() {
        Cucumber cucumber = settings().cucumber().get(tenantId);
        return new SettingOperation.Settings(
                settings().testTypes().all(tenantId).stream()
                        .map(type -> new SettingOperation.TestType(
                                type.id(), type.name(), EnumName.of(type.kind()), TestTypeList.isBuiltIn(type)))
                        .toList(),
                shown(settings().statuses().all(tenantId)),
                shown(settings().stepStatuses().all(tenantId)),
                settings().environments().all(tenantId).stream()
                        .map(SettingOperations::shown)
                        .toList(),
                new SettingOperation.Cucumber(cucumber.prefixes(), cucumber.summariesInNames()),
                settings().backupInterval().hours(tenantId));
    }

    private static List<SettingOperation.Status> shown(List<Status> statuses) {
        return statuses.stream()
                .map(status -> new SettingOperation.Status(
                        status.id(),
                        status.name(),
                        status.description(),
                        status.color(),
                        status.isFinal(),
                        status.coverage(),
                        status.runStatus(),
                        StatusList.isBuiltIn(status)))
                .toList();
    }

    private static SettingOperation.Environment shown(Environment environment) {
        return new SettingOperation.Environment(
                environment.project() + "/" + environment.name(), environment.project(), environment.name());
    }
}
