/**
 * The formats in which execution results travel (contract section 7), as records, streaming readers and one writer.
 * Readers take a stranger's bytes: sizes and depths are bounded, DTDs are refused, and whatever is wrong ends in an
 * {@link dev.lightbox.xray.api.report.UnreadableReport}.
 */
@NullMarked
package dev.lightbox.xray.api.report;

import org.jspecify.annotations.NullMarked;
