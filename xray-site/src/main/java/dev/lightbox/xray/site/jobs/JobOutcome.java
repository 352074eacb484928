package dev.lightbox.xray.site.jobs;

/**
 * How a job's work ended.
 *
 * @param result JSON
 */
public record JobOutcome(JobState.Status status, String result) {}
