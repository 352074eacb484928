package dev.lightbox.kernel;

/** How much a finding matters, least first. */
public enum Severity {
    OK,
    NOTE,
    WARNING,
    PROBLEM
}
