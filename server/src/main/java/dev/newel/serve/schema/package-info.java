/// The tables of a design in a real database, made and brought up to date.
@NullMarked
package dev.newel.serve.schema;

import org.jspecify.annotations.NullMarked;
