/** Measurements under load, each a main class that says what it measures and against which target. */
@NullMarked
package dev.lightbox.benchmarks;

import org.jspecify.annotations.NullMarked;
