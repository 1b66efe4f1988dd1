/// Serves a design on a real PostgreSQL.
@NullMarked
package dev.newel.serve;

import org.jspecify.annotations.NullMarked;
