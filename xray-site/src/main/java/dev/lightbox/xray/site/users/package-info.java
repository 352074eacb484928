/** Who and what a site knows before it knows any test: tenants with their residency, users, projects, and what each user may do in them. */
@NullMarked
package dev.lightbox.xray.site.users;

import org.jspecify.annotations.NullMarked;
