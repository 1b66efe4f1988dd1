/// The tables of a design: derived once, for the SQL emitter and the server alike, with the steps
/// between two designs.
@NullMarked
package dev.newel.facts.tables;

import org.jspecify.annotations.NullMarked;
