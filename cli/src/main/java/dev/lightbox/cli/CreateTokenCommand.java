package dev.lightbox.cli;

import dev.lightbox.server.operations.JiraTokenOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a Jira API token for a user. */
@Command(
        name = "create",
        description = "Create a Jira API token of a user. The token is shown once.",
        footer = {"%nExample:", "  lightbox site tokens create ann --label 'cypress in CI'"})
final class CreateTokenCommand extends SiteOperationCommand<JiraTokenOperation.IssuedJiraToken> {
    @Parameters(paramLabel = "USER", description = "A user key or account id; 'lightbox site users' lists them.")
    String user = "";

    @Option(names = "--label", required = true, paramLabel = "TEXT", description = "What uses the token.")
    String label = "";

    @Override
    boolean startsNewData() {
        return true;
    }

    @Override
    Operation<JiraTokenOperation.IssuedJiraToken> operation() {
        return new JiraTokenOperation.CreateJiraToken(user, label);
    }

    @Override
    void print(JiraTokenOperation.IssuedJiraToken issued, PrintWriter out) {
        out.println("E-mail address: " + issued.email());
        out.println("API token:      " + issued.token().revealText());
        out.println("Keep the token now; nobody can show it again.");
    }
}
