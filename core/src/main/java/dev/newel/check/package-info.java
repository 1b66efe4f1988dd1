/// The rules over designs, and the engine that runs them: it only says things, the gate judges.
@NullMarked
package dev.newel.check;

import org.jspecify.annotations.NullMarked;
