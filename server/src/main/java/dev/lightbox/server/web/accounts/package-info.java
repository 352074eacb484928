/** Who may sign in to the command center: names, roles and Argon2id password hashes in the shared database. */
@NullMarked
package dev.lightbox.server.web.accounts;

import org.jspecify.annotations.NullMarked;
