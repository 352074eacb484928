package dev.lightbox.xray.site.browse;

/** A project with what it holds. */
public record ProjectLine(
        String key,
        String name,
        long tests,
        long preconditions,
        long testSets,
        long testPlans,
        long testExecutions,
        long others) {}
