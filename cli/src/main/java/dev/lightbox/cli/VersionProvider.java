package dev.lightbox.cli;

import dev.lightbox.kernel.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Lightbox " + ProgramVersion.number(), "Java " + Runtime.version()};
    }
}
