package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a connection, with credentials when they are handed in. */
@Command(
        name = "add",
        description = {
            "Add a connection to an Xray site. Credentials that are handed in are sealed with it;",
            "otherwise add them later with 'lightbox connect save'."
        },
        footer = {
            "%nExamples:",
            "  lightbox connect add prod --base-url https://eu.xray.cloud.getxray.app --client-id-file id --client-secret-file secret",
            "  LIGHTBOX_CLIENT_ID=… LIGHTBOX_CLIENT_SECRET=… lightbox connect add prod"
        })
final class AddConnectionCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "LABEL", description = "What the connection is called.")
    String label = "";

    @Mixin
    HostOptions site = new HostOptions();

    @Mixin
    CredentialOptions credentials = new CredentialOptions();

    @Override
    boolean startsNewData() {
        return true;
    }

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new ConnectionOperation.AddConnection(label, site.baseUrl, site.hostsByName());
    }

    @Override
    ConnectionOperation.Connection ask(Operations operations, Actor actor, Progress progress) {
        Optional<CredentialOptions.Given> given = credentials.find(Secrets.ofThisProcess());
        // First what may be wrong with them: a connection that is there without them would be half an answer.
        given.ifPresent(CredentialOptions.Given::read);
        ConnectionOperation.Connection added = operations.run(operation(), actor, progress);
        return given.map(pair -> operations
                        .run(
                                new ConnectionOperation.SaveCredentials(label, pair.clientId(), pair.clientSecret()),
                                actor)
                        .connection())
                .orElse(added);
    }

    @Override
    void print(ConnectionOperation.Connection connection, PrintWriter out) {
        out.println("Connection " + connection.label() + " to " + connection.baseUrl() + " was added"
                + (connection.saved() == null ? " without credentials." : " with its credentials sealed."));
        out.println("Next: 'lightbox connect " + (connection.saved() == null ? "save " : "check ") + connection.label()
                + "'.");
    }
}
