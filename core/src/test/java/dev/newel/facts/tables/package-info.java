/// The tables of a design.
@org.jspecify.annotations.NullMarked
package dev.newel.facts.tables;
