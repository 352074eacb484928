package dev.lightbox.server.web.accounts;

/** What an account may do. */
public enum Role {
    /** Sees and changes everything. */
    ADMIN,
    /** Sees everything, changes nothing. */
    VIEWER
}
