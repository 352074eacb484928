package dev.lightbox.doctor.internal;

/** Whether the key's user sees one project that is expected. */
record ProjectAsked(String key, Step step) {}
