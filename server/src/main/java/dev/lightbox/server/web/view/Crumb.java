package dev.lightbox.server.web.view;

/** A page above the one that is shown, on the way down from the navigation. */
public record Crumb(String title, String href) {}
