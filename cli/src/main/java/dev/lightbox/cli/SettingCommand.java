package dev.lightbox.cli;

import dev.lightbox.server.operations.SettingOperation.Settings;
import java.io.PrintWriter;

/** A command about a site's settings, which prints them as they are after it. */
abstract class SettingCommand extends SiteOperationCommand<Settings> {
    @Override
    final void print(Settings settings, PrintWriter out) {
        SettingsText.print(settings, out);
    }
}
