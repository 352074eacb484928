package dev.lightbox.credentials.internal;

/** Credentials as they lie in the database: a wrapped data key and two fields sealed under it. */
public record SealedCredentials(byte[] dataKey, byte[] clientId, byte[] clientSecret) {}
