package dev.lightbox.cli;

import dev.lightbox.server.operations.JiraTokenOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the Jira API tokens of a user. */
@Command(
        name = "list",
        description = "List the Jira API tokens of a user.",
        footer = {"%nExample:", "  lightbox site tokens list ann"})
final class ListTokensCommand extends SiteOperationCommand<JiraTokenOperation.JiraTokens> {
    @Parameters(paramLabel = "USER", description = "A user key or account id; 'lightbox site users' lists them.")
    String user = "";

    @Override
    Operation<JiraTokenOperation.JiraTokens> operation() {
        return new JiraTokenOperation.ListJiraTokens(user);
    }

    @Override
    void print(JiraTokenOperation.JiraTokens found, PrintWriter out) {
        Table table = new Table("ID", "LABEL", "CREATED", "CREATED BY", "LAST USED");
        for (JiraTokenOperation.JiraToken token : found.tokens()) {
            table.row(
                    token.id(),
                    token.label(),
                    token.created(),
                    token.createdBy(),
                    token.lastUsed() == null ? "never" : token.lastUsed());
        }
        table.print("The user " + user + " has no Jira API tokens.", out);
    }
}
