package dev.lightbox.credentials.internal;

/** One secret text as it lies in the database: a wrapped data key and the text sealed under it. */
public record SealedText(byte[] dataKey, byte[] text) {}
