/** The command line: one file per command. It parses first and starts the web framework only for {@code serve} and {@code demo}. */
@NullMarked
package dev.lightbox.cli;

import org.jspecify.annotations.NullMarked;
