/// Makes plausible rows for a design, the same each time.
@NullMarked
package dev.newel.serve.seed;

import org.jspecify.annotations.NullMarked;
