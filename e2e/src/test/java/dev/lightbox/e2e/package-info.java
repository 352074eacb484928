/** Black-box tests: the packaged program, a real browser, real third-party clients; and the module table as a test. */
@NullMarked
package dev.lightbox.e2e;

import org.jspecify.annotations.NullMarked;
