package dev.lightbox.xray.client;

import java.time.Duration;

/**
 * What a client has cost so far.
 *
 * @param requests sent to the site, logins and repeats included; redirects to storage are not the site's and do not count
 * @param retries how many of them repeated a failed one
 * @param waited time spent waiting for the budget or before repeats, summed over threads
 * @param bytesReceived bytes of answers and downloads as they came over the wire
 */
public record ClientUsage(long requests, long retries, Duration waited, long bytesReceived) {}
