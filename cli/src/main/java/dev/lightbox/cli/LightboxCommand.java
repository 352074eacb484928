package dev.lightbox.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root: says what there is. {@link CommandTree} puts the commands below it. */
@Command(
        name = "lightbox",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = "Keys, connection, backup and use of the data that teams keep in Xray Test Management for Jira.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lightbox demo                      a sample site and a command center that backs it up",
            "  lightbox serve --data-dir /srv/lb  the same without sample data",
            "  lightbox COMMAND --help            what a command does, with examples"
        })
final class LightboxCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command? Lightbox does nothing by itself.");
        }
    }
}
