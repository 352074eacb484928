/**
 * An encrypted, deduplicated, documented store of snapshots. {@link dev.lightbox.repository.Repository} is the way in;
 * {@link dev.lightbox.repository.BlobStore} is where its files lie. The bytes are specified in
 * {@code docs/format/repository-v1.md}.
 */
@NullMarked
package dev.lightbox.repository;

import org.jspecify.annotations.NullMarked;
