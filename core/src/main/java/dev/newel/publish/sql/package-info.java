/// The tables of a design, and the steps between two designs, as PostgreSQL's data definition
/// language.
@NullMarked
package dev.newel.publish.sql;

import org.jspecify.annotations.NullMarked;
