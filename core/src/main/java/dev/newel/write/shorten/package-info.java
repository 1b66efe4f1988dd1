/// Leaves out of a written design what elaboration adds again. Knows no convention: it tries.
@NullMarked
package dev.newel.write.shorten;

import org.jspecify.annotations.NullMarked;
