package dev.lightbox.repository;

/** A file that a {@link BlobStore} holds, and its size in bytes. */
public record StoredBlob(BlobName name, long size) {}
