/// From an elaborated design back to what can be written: every convention said.
@NullMarked
package dev.newel.write.unfold;

import org.jspecify.annotations.NullMarked;
