package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;

/** What can be asked of one of the sites that this installation serves. Thread-safe. */
public record OneSite(
        KeyOperations keys,
        SiteOperations site,
        TenantOperations tenant,
        FaultOperations faults,
        SettingOperations settings,
        UserOperations users,
        JiraTokenOperations jiraTokens,
        ContentOperations content) {

    Object run(KeyOperation<?> operation, Actor actor, Progress progress) {
        return keys.run(operation, actor, progress);
    }

    Object run(SiteOperation<?> operation, Actor actor) {
        return site.run(operation, actor);
    }

    Object run(TenantOperation<?> operation, Actor actor, Progress progress) {
        return tenant.run(operation, actor, progress);
    }

    Object run(FaultOperation<?> operation, Actor actor) {
        return faults.run(operation, actor);
    }

    Object run(SettingOperation operation, Actor actor) {
        return settings.run(operation, actor);
    }

    Object run(UserOperation<?> operation, Actor actor) {
        return users.run(operation, actor);
    }

    Object run(JiraTokenOperation<?> operation, Actor actor) {
        return jiraTokens.run(operation, actor);
    }

    Object run(ContentOperation<?> operation) {
        return content.run(operation);
    }
}
