/// Applies a framework of cited criteria to the facts of a design and chooses between options: with
/// scores, missing facts, tipping points and what follows. A pure function; it writes no file and
/// asks nobody.
@NullMarked
package dev.newel.decide;

import org.jspecify.annotations.NullMarked;
