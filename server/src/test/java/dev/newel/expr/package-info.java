/// Holds the two sides of an expression together: Java and PostgreSQL.
@NullMarked
package dev.newel.expr;

import org.jspecify.annotations.NullMarked;
