package dev.lightbox.cli;

import dev.lightbox.server.operations.JiraTokenOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a Jira API token. */
@Command(
        name = "revoke",
        description = "Revoke a Jira API token. It stops working at once.",
        footer = {"%nExample:", "  lightbox site tokens revoke 10042"})
final class RevokeTokenCommand extends SiteOperationCommand<JiraTokenOperation.JiraToken> {
    @Parameters(paramLabel = "ID", description = "The token's id; 'lightbox site tokens list USER' shows it.")
    long id;

    @Override
    Operation<JiraTokenOperation.JiraToken> operation() {
        return new JiraTokenOperation.RevokeJiraToken(id);
    }

    @Override
    void print(JiraTokenOperation.JiraToken revoked, PrintWriter out) {
        out.println("The token \"" + revoked.label() + "\" of " + revoked.userKey() + " was revoked.");
    }
}
