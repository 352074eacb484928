/** The wire contract that both faces share: hosts and regions, exact texts, token claims, report formats as readers and records, and the GraphQL schema as a resource. No input or output beyond streams. */
@NullMarked
package dev.lightbox.xray.api;

import org.jspecify.annotations.NullMarked;
