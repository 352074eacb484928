package dev.lightbox.server.web;

import dev.lightbox.server.web.pages.ApiKeyPages;
import dev.lightbox.server.web.pages.AuditPages;
import dev.lightbox.server.web.pages.BackupPages;
import dev.lightbox.server.web.pages.BulkKeyPages;
import dev.lightbox.server.web.pages.ConnectionEditPages;
import dev.lightbox.server.web.pages.ConnectionPages;
import dev.lightbox.server.web.pages.ConnectionTransferPages;
import dev.lightbox.server.web.pages.ContentPages;
import dev.lightbox.server.web.pages.CredentialPages;
import dev.lightbox.server.web.pages.ErrorPages;
import dev.lightbox.server.web.pages.EvidencePages;
import dev.lightbox.server.web.pages.FaultPages;
import dev.lightbox.server.web.pages.HealthPages;
import dev.lightbox.server.web.pages.JiraTokenPages;
import dev.lightbox.server.web.pages.JobPages;
import dev.lightbox.server.web.pages.LoginPage;
import dev.lightbox.server.web.pages.MasterKeyPages;
import dev.lightbox.server.web.pages.NewSecretPages;
import dev.lightbox.server.web.pages.OverviewPage;
import dev.lightbox.server.web.pages.PasswordPage;
import dev.lightbox.server.web.pages.ResidencyPages;
import dev.lightbox.server.web.pages.SettingPages;
import dev.lightbox.server.web.pages.SnapshotPages;
import dev.lightbox.server.web.pages.TenantPages;
import dev.lightbox.server.web.pages.TestSnapshotPages;
import dev.lightbox.server.web.pages.UserPages;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers, one per subject of the navigation. */
@Configuration(proxyBeanMethods = false)
@Import({
    LoginPage.class,
    PasswordPage.class,
    OverviewPage.class,
    ApiKeyPages.class,
    BulkKeyPages.class,
    NewSecretPages.class,
    AuditPages.class,
    FaultPages.class,
    ResidencyPages.class,
    SettingPages.class,
    TenantPages.class,
    TestSnapshotPages.class,
    UserPages.class,
    JiraTokenPages.class,
    ContentPages.class,
    ConnectionPages.class,
    HealthPages.class,
    ConnectionEditPages.class,
    ConnectionTransferPages.class,
    CredentialPages.class,
    MasterKeyPages.class,
    EvidencePages.class,
    BackupPages.class,
    JobPages.class,
    SnapshotPages.class,
    ErrorPages.class
})
class PageConfiguration {}
