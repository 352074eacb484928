/**
 * What every room shares and nothing more: secrets that do not print, error codes, findings, progress, random ids and
 * files that are written whole or not at all. Uses the JDK only.
 */
@NullMarked
package dev.lightbox.kernel;

import org.jspecify.annotations.NullMarked;
