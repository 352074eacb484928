/** The settings of a site that surround API Keys in its side bar: test types, statuses, environments, Cucumber. */
@NullMarked
package dev.lightbox.xray.site.settings;

import org.jspecify.annotations.NullMarked;
