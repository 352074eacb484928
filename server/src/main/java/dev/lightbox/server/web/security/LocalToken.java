package dev.lightbox.server.web.security;

import dev.lightbox.kernel.Secret;

/** What a program on this machine shows to be let in; kept in a file that only the owner of the data directory reads. */
public record LocalToken(Secret value) {}
