/// What follows from a design.
@NullMarked
package dev.newel.facts;

import org.jspecify.annotations.NullMarked;
