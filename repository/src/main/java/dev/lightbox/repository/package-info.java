/** An encrypted, deduplicated, documented store of snapshots. */
@NullMarked
package dev.lightbox.repository;

import org.jspecify.annotations.NullMarked;
