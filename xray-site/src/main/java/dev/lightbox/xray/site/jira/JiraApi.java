package dev.lightbox.xray.site.jira;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.jql.Jql;
import java.time.InstantSource;

/** The resources of Jira's REST API that the site answers, built over one database. Thread-safe. */
public record JiraApi(
        JiraPeople people,
        JiraProjects projects,
        JiraIssues issues,
        JiraLinks links,
        JiraFiles files,
        JiraSearch search,
        JiraCatalog catalog) {

    public static JiraApi over(Database database, SiteContent content, InstantSource clock) {
        JiraProjects projects = new JiraProjects(database);
        JiraIssues issues = new JiraIssues(database, content.issues(), projects);
        return new JiraApi(
                new JiraPeople(database),
                projects,
                issues,
                new JiraLinks(database, issues, content.issues()),
                new JiraFiles(database, content.attachments()),
                new JiraSearch(database, new Jql(clock)),
                new JiraCatalog(clock));
    }
}
