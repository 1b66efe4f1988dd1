/// Documents and contracts of a design: each emitter is a pure function of it.
@NullMarked
package dev.newel.publish;

import org.jspecify.annotations.NullMarked;
