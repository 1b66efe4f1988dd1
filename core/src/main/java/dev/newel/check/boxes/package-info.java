/// The boxes of checklists that a design answers to, and which of them it ticks.
@NullMarked
package dev.newel.check.boxes;

import org.jspecify.annotations.NullMarked;
