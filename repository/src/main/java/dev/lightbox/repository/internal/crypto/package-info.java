/** Password to key, keys for each purpose and file, sealed files. */
@NullMarked
package dev.lightbox.repository.internal.crypto;

import org.jspecify.annotations.NullMarked;
